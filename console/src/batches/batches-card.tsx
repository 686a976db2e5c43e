// The batches of a share: where they go and when, each run, and the copies that were brought.
import { Alert, Button, Card, Descriptions, Flex, Typography } from 'antd';
import { useState } from 'react';
import type { Share, ShareBatches } from '../api/types';
import { CardTitle } from '../components/card-title';
import { Loaded } from '../components/loaded';
import { ProblemAlert } from '../components/problem-alert';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { PlanDialog } from './plan-dialog';
import { useBatchPlan, useStartBatch } from './queries';
import { RunsTable } from './runs-table';
import { batchTexts } from './texts';
import { usePlaceText, useStartsText } from './words';

export function BatchesCard({ share }: { share: Share }) {
  const texts = useTexts(batchTexts);
  const found = useBatchPlan(share.number);
  return (
    <Card title={<CardTitle>{texts.title}</CardTitle>} extra={<Actions share={share} found={found.data} />}>
      <Loaded query={found}>
        {(data) => (
          <Flex vertical gap={16}>
            <Plan share={share} found={data} />
            <Copies share={share} found={data} />
            <RunsTable number={share.number} />
          </Flex>
        )}
      </Loaded>
    </Card>
  );
}

function Actions({ share, found }: { share: Share; found: ShareBatches | undefined }) {
  const texts = useTexts(batchTexts);
  const [planning, setPlanning] = useState(false);
  const mayPlan = share.may.includes('share.plan_batches');
  return (
    <Flex gap={8} wrap>
      {mayPlan && found && (
        <Button
          disabled={found.databases.length + found.folders.length === 0}
          onClick={() => setPlanning(true)}
        >
          {texts.plan}
        </Button>
      )}
      {planning && found && (
        <PlanDialog number={share.number} found={found} onClose={() => setPlanning(false)} />
      )}
    </Flex>
  );
}

function Plan({ share, found }: { share: Share; found: ShareBatches }) {
  const texts = useTexts(batchTexts);
  const placeText = usePlaceText();
  const startsText = useStartsText();
  const starting = useStartBatch(share.number);
  const mayPlan = share.may.includes('share.plan_batches');
  if (!found.plan) {
    const isWithout = mayPlan && found.databases.length + found.folders.length === 0;
    return <Alert type="info" showIcon title={isWithout ? texts.noPlace : texts.noPlan} />;
  }
  return (
    <>
      <Typography.Text type="secondary">{texts.lead}</Typography.Text>
      <Descriptions
        column={{ xs: 1, lg: 2 }}
        items={[
          { key: 'target', label: texts.target, children: placeText(found.plan.target) },
          { key: 'starts', label: texts.starts, children: startsText(found.plan.starts) },
        ]}
      />
      {share.may.includes('share.use') && (
        <Flex gap={8} wrap>
          <Button type="primary" loading={starting.isPending} onClick={() => starting.mutate(false)}>
            {texts.run}
          </Button>
          <Button disabled={starting.isPending} onClick={() => starting.mutate(true)}>
            {texts.runFull}
          </Button>
        </Flex>
      )}
      {starting.isError && <ProblemAlert error={starting.error} />}
    </>
  );
}

/** What the applicant has of the data, and has to dispose of when the share has ended. */
function Copies({ share, found: { copies } }: { share: Share; found: ShareBatches }) {
  const texts = useTexts(batchTexts);
  const placeText = usePlaceText();
  const { number, minute } = useFormats();
  if (copies.length === 0) {
    return null;
  }
  const isDisposed = share.state === 'disposed';
  return (
    <div>
      <Typography.Text strong>{isDisposed ? texts.copiesDisposed : texts.copies}</Typography.Text>
      <ul style={{ margin: '4px 0', paddingInlineStart: 20 }}>
        {copies.map((copy) => (
          <li key={copy.id}>
            {texts.copy(placeText(copy.target), number(copy.written?.total ?? 0), minute(copy.started_at))}
          </li>
        ))}
      </ul>
      {!share.in_force && !isDisposed && (
        <Typography.Text type="secondary">{texts.disposeHint}</Typography.Text>
      )}
    </div>
  );
}
