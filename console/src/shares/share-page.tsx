// One share: what is asked for, what is granted, by when what has to be done, and the steps that the caller may take.
import { Button, Card, Descriptions, Flex } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { Share } from '../api/types';
import { BatchesCard } from '../batches/batches-card';
import { CardTitle } from '../components/card-title';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { ReportDialog } from '../corrections/report-dialog';
import { correctionTexts } from '../corrections/texts';
import { DatasetTitle } from '../datasets/dataset-title';
import { useDataset } from '../datasets/queries';
import { FlowLead } from '../flows/flow-lead';
import { EVENTS, Happened } from '../flows/happened';
import { Steps } from '../flows/steps';
import { useSession } from '../session/queries';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { clearOf } from './clear-field';
import { Disputes } from './disputes';
import { useShare, useShareEvents } from './queries';
import { ShareStepDialog } from './step-dialog';
import { TakeFile } from './take-file';
import { shareTexts } from './texts';
import { UsageCard } from './usage-card';

export function Component() {
  const { number = '' } = useParams();
  const texts = useTexts(shareTexts);
  const share = useShare(number);
  const events = useShareEvents(number, EVENTS);
  return (
    <Page
      title={number}
      above={[{ title: texts.title, to: '/shares' }]}
      lead={share.data && <FlowLead standing={share.data} isGood={share.data.in_force} />}
      actions={share.data && <Actions share={share.data} />}
    >
      <Loaded query={share}>
        {(data) => (
          <Flex vertical gap={16}>
            <Asked share={data} />
            <Granted share={data} />
            {data.application.mode === 'batch' && data.grant && <BatchesCard share={data} />}
            {data.grant && <UsageCard number={number} />}
            <Disputes share={data.number} />
            <Happened standing={data} events={events} begun={{ title: texts.begun, at: data.created_at }} />
          </Flex>
        )}
      </Loaded>
    </Page>
  );
}

function Actions({ share }: { share: Share }) {
  return (
    <>
      <TakeFile share={share} />
      <Steps
        standing={share}
        dialog={(step, onClose) => <ShareStepDialog share={share} step={step} onClose={onClose} />}
      />
      <ReportButton share={share} />
    </>
  );
}

/** Who uses the data reports what is wrong with them, State Council Decree 809 art. 26. */
function ReportButton({ share: { number, dataset, applicant, grant } }: { share: Share }) {
  const { report } = useTexts(correctionTexts);
  const say = useSay();
  const { person } = useSession();
  const { data } = useDataset(dataset);
  const [isOpen, setIsOpen] = useState(false);
  if (!grant || person.organisation !== applicant.id) {
    return null;
  }
  const title = (name: string) => data?.columns.find((column) => column.name === name)?.title;
  const columns = grant.scope.columns.map((name) => {
    const titled = title(name);
    return { value: name, label: titled ? say(titled) : name };
  });
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{report}</Button>
      {isOpen && (
        <ReportDialog seenIn={{ share: number }} columns={columns} onClose={() => setIsOpen(false)} />
      )}
    </>
  );
}

function Asked({ share }: { share: Share }) {
  const texts = useTexts(shareTexts);
  const say = useSay();
  const { application: asked } = share;
  return (
    <Card title={<CardTitle>{texts.application}</CardTitle>}>
      <Descriptions
        column={{ xs: 1, lg: 2 }}
        items={[
          { key: 'dataset', label: texts.dataset, children: <DatasetTitle name={share.dataset} /> },
          { key: 'mode', label: texts.mode, children: texts.modes[asked.mode] },
          { key: 'applicant', label: texts.applicant, children: say(share.applicant.name) },
          { key: 'provider', label: texts.provider, children: say(share.provider.name) },
          { key: 'basis', label: texts.legalBasis, children: asked.legal_basis },
          { key: 'scenario', label: texts.scenario, children: asked.scenario },
          ...scopeItems(asked.scope, texts),
          { key: 'until', label: texts.until, children: asked.until },
          { key: 'security', label: texts.security, children: asked.security },
        ]}
      />
    </Card>
  );
}

function Granted({ share: { grant } }: { share: Share }) {
  const texts = useTexts(shareTexts);
  const { number } = useFormats();
  if (!grant) {
    return null;
  }
  return (
    <Card title={<CardTitle>{texts.grant}</CardTitle>}>
      <Descriptions
        column={{ xs: 1, lg: 2 }}
        items={[
          ...scopeItems(grant.scope, texts),
          { key: 'calls', label: texts.calls, children: number(grant.calls_per_minute) },
          { key: 'until', label: texts.until, children: grant.until },
          { key: 'conditions', label: texts.conditions, children: grant.conditions ?? '—' },
        ]}
      />
    </Card>
  );
}

function scopeItems(
  scope: Share['application']['scope'],
  texts: (typeof shareTexts)['zh-CN'] | (typeof shareTexts)['en'],
) {
  return [
    {
      key: 'columns',
      label: texts.columns,
      children: <span className="mono">{scope.columns.join(', ')}</span>,
    },
    {
      key: 'clear',
      label: texts.clear,
      children: <span className="mono">{clearOf(scope).join(', ') || texts.allMasked}</span>,
    },
    {
      key: 'rows',
      label: texts.rows,
      children: scope.rows ? <span className="mono">{scope.rows}</span> : texts.all,
    },
    { key: 'area', label: texts.area, children: scope.area ?? texts.all },
  ];
}
