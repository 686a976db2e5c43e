// One correction: what is doubted, who verifies it, by when, and the steps that the caller may take.
import { Alert, Card, Descriptions, Flex } from 'antd';
import { Link, useParams } from 'react-router';
import type { Correction } from '../api/types';
import { CardTitle } from '../components/card-title';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { useDataset } from '../datasets/queries';
import { DatasetTitle } from '../datasets/dataset-title';
import { FlowLead } from '../flows/flow-lead';
import { EVENTS, Happened } from '../flows/happened';
import { Steps } from '../flows/steps';
import { useSay, useTexts } from '../texts/use-texts';
import { useCorrection, useCorrectionEvents } from './queries';
import { CorrectionStepDialog } from './step-dialog';
import { correctionTexts } from './texts';

export function Component() {
  const { number = '' } = useParams();
  const texts = useTexts(correctionTexts);
  const correction = useCorrection(number);
  const events = useCorrectionEvents(number, EVENTS);
  return (
    <Page
      title={number}
      above={[{ title: texts.title, to: '/corrections' }]}
      lead={
        correction.data && (
          <FlowLead standing={correction.data} isGood={correction.data.state === 'corrected'} />
        )
      }
      actions={correction.data && <Actions correction={correction.data} />}
    >
      <Loaded query={correction}>
        {(data) => (
          <Flex vertical gap={16}>
            <Doubted correction={data} />
            <Happened standing={data} events={events} begun={{ title: texts.begun, at: data.created_at }} />
          </Flex>
        )}
      </Loaded>
    </Page>
  );
}

function Actions({ correction }: { correction: Correction }) {
  return (
    <Steps
      standing={correction}
      dialog={(step, onClose) => (
        <CorrectionStepDialog correction={correction} step={step} onClose={onClose} />
      )}
    />
  );
}

function Doubted({ correction }: { correction: Correction }) {
  const texts = useTexts(correctionTexts);
  const say = useSay();
  const { doubt, share } = correction;
  const items = [
    { key: 'dataset', label: texts.dataset, children: <DatasetTitle name={correction.dataset} /> },
    { key: 'reporter', label: texts.reporter, children: say(correction.reporter.name) },
    { key: 'from', label: texts.sourceDataset, children: <DatasetTitle name={correction.source_dataset} /> },
    { key: 'source', label: texts.source, children: say(correction.source.name) },
  ];
  if (share) {
    items.push({
      key: 'share',
      label: texts.share,
      children: <Link to={`/shares/${share}`}>{share}</Link>,
    });
  }
  return (
    <Card title={<CardTitle>{texts.doubt}</CardTitle>}>
      <Flex vertical gap={16}>
        <Descriptions column={{ xs: 1, lg: 2 }} items={items} />
        {doubt ? <Values correction={correction} doubt={doubt} /> : <Alert showIcon title={texts.hidden} />}
      </Flex>
    </Card>
  );
}

function Values({ correction, doubt }: { correction: Correction; doubt: NonNullable<Correction['doubt']> }) {
  const texts = useTexts(correctionTexts);
  const say = useSay();
  const dataset = useDataset(correction.dataset);
  const column = dataset.data?.columns.find(({ name }) => name === doubt.column);
  const items = [
    { key: 'key', label: texts.key, children: <span className="mono">{doubt.key}</span> },
    { key: 'column', label: texts.column, children: column ? say(column.title) : doubt.column },
    { key: 'seen', label: texts.seen, children: doubt.seen ?? texts.seenNothing },
    { key: 'believed', label: texts.believed, children: doubt.believed ?? texts.unknown },
    { key: 'evidence', label: texts.evidence, children: doubt.evidence },
  ];
  if (correction.corrected_to) {
    items.push({ key: 'corrected', label: texts.correctedTo, children: correction.corrected_to });
  }
  return <Descriptions column={{ xs: 1, lg: 2 }} items={items} />;
}
