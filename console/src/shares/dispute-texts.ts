// What people read about disputes about a share.
import { defineTexts } from '../texts/texts';

export const disputeTexts = defineTexts(
  {
    title: '共享争议',
    lead: '争议先由双方协商；协商不成的由主管部门协调，跨层级、跨地区的由共同上级主管部门协调；仍不成的报本级政府决定。',
    open: '提出争议',
    claim: '主张和理由',
    missing: '请填写',
    by: (party: string) => `${party}提出`,
    begun: '填写主张',
  },
  {
    title: 'Disputes',
    lead: 'The parties negotiate first; then the authority coordinates, across levels or areas the common upper authority; in the end the government decides.',
    open: 'Open a dispute',
    claim: 'What you claim, and why',
    missing: 'Fill this in',
    by: (party) => `Opened by ${party}`,
    begun: 'Claim written',
  },
);
