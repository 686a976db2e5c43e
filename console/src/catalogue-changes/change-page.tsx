// One change of the catalogue: what differs, what is stated, by when what has to be done, and the steps that may be taken.
import { Alert, Card, Descriptions, Flex } from 'antd';
import { Link, useParams } from 'react-router';
import type { CatalogueChange } from '../api/types';
import { CardTitle } from '../components/card-title';
import { LinkButton } from '../components/link-button';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { FlowLead } from '../flows/flow-lead';
import { EVENTS, Happened } from '../flows/happened';
import { StepDialog } from '../flows/step-dialog';
import { Steps } from '../flows/steps';
import { useSay, useTexts } from '../texts/use-texts';
import { Differences } from './differences';
import { EntryView } from './entry-view';
import { useChange, useChangeEvents, useTakeChangeStep } from './queries';
import { changeTexts } from './texts';

/** The state in which what a change says holds. */
export const PUBLISHED = 'published';

export function Component() {
  const { number = '' } = useParams();
  const texts = useTexts(changeTexts);
  const change = useChange(number);
  const events = useChangeEvents(number, EVENTS);
  return (
    <Page
      title={number}
      above={[{ title: texts.title, to: '/catalogue-changes' }]}
      lead={change.data && <FlowLead standing={change.data} isGood={change.data.state === PUBLISHED} />}
      actions={change.data && <Actions change={change.data} />}
    >
      <Loaded query={change}>
        {(data) => (
          <Flex vertical gap={16}>
            {data.differences && <Differences differences={data.differences} />}
            <Statement change={data} />
            {data.entry && <Entry change={data} />}
            <Happened standing={data} events={events} begun={{ title: texts.begun, at: data.created_at }} />
          </Flex>
        )}
      </Loaded>
    </Page>
  );
}

function Actions({ change }: { change: CatalogueChange }) {
  const texts = useTexts(changeTexts);
  const taking = useTakeChangeStep(change.number);
  return (
    <>
      {change.correctable && (
        <LinkButton to={`/catalogue-changes/${change.number}/correct`}>{texts.correct}</LinkButton>
      )}
      <Steps
        standing={change}
        dialog={(step, onClose) => (
          <StepDialog step={step} take={(said) => taking.mutateAsync(said)} onClose={onClose} />
        )}
      />
    </>
  );
}

function Statement({ change }: { change: CatalogueChange }) {
  const texts = useTexts(changeTexts);
  const say = useSay();
  const { statement: stated } = change;
  const text = (said: string | undefined) => [said].find(Boolean) ?? texts.none;
  return (
    <Card title={<CardTitle>{texts.statement}</CardTitle>}>
      <Descriptions
        column={{ xs: 1, lg: 2 }}
        items={[
          { key: 'kind', label: texts.kind, children: texts.kinds[change.kind] },
          { key: 'owner', label: texts.owner, children: say(change.owner.name) },
          {
            key: 'cause',
            label: texts.cause,
            children: stated.cause ? texts.causes[stated.cause] : texts.none,
          },
          { key: 'on', label: texts.causeOn, children: stated.cause_on ?? texts.none },
          { key: 'text', label: texts.causeText, children: text(stated.cause_text), span: 'filled' },
          {
            key: 'secrecy',
            label: texts.secrecy,
            children: stated.secrecy ? texts.secrecyOutcomes[stated.secrecy] : texts.none,
          },
          { key: 'secrecy_text', label: texts.secrecyText, children: text(stated.secrecy_text) },
          {
            key: 'personal',
            label: texts.personal,
            children: stated.personal ? texts.personalOutcomes[stated.personal] : texts.none,
          },
          { key: 'personal_text', label: texts.personalText, children: text(stated.personal_text) },
        ]}
      />
    </Card>
  );
}

function Entry({ change }: { change: CatalogueChange }) {
  const texts = useTexts(changeTexts);
  if (!change.entry) {
    return null;
  }
  const isThere = change.kind !== 'compile' || change.state === PUBLISHED;
  return (
    <Card
      title={<CardTitle>{change.kind === 'withdraw' ? texts.present : texts.entry}</CardTitle>}
      extra={isThere && <Link to={`/datasets/${change.dataset}`}>{change.dataset}</Link>}
    >
      {change.items_of_pack && change.correctable && (
        <Alert type="info" showIcon title={texts.itemsOfPack} style={{ marginBottom: 16 }} />
      )}
      <EntryView entry={change.entry} />
    </Card>
  );
}
