// One share: what is asked for, what is granted, by when what has to be done, and the steps that the caller may take.
import { Button, Card, Descriptions, Flex, Timeline, Typography } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { FlowStep, Share } from '../api/types';
import { CardTitle } from '../components/card-title';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { Time } from '../components/time';
import { DatasetTitle } from '../datasets/dataset-title';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { LimitLamp } from './limit-lamp';
import { useShare, useShareEvents } from './queries';
import { ShareState } from './share-state';
import { StepDialog } from './step-dialog';
import { shareTexts } from './texts';

/** More steps than any share takes. */
const EVENTS = { page: 1, page_size: 100 };

export function Component() {
  const { number = '' } = useParams();
  const texts = useTexts(shareTexts);
  const share = useShare(number);
  return (
    <Page
      title={number}
      above={[{ title: texts.title, to: '/shares' }]}
      lead={share.data && <Lead share={share.data} />}
      actions={share.data && <Steps share={share.data} />}
    >
      <Loaded query={share}>
        {(data) => (
          <Flex vertical gap={16}>
            <Asked share={data} />
            <Granted share={data} />
            <Happened share={data} />
          </Flex>
        )}
      </Loaded>
    </Page>
  );
}

function Lead({ share }: { share: Share }) {
  return (
    <Flex gap={4} wrap>
      <ShareState share={share} />
      {share.limits.map((limit) => (
        <LimitLamp key={limit.name} limit={limit} />
      ))}
    </Flex>
  );
}

function Steps({ share }: { share: Share }) {
  const say = useSay();
  const [taking, setTaking] = useState<FlowStep>();
  return (
    <>
      {share.steps.map((step) => (
        <Button key={step.name} onClick={() => setTaking(step)}>
          {say(step.title)}
        </Button>
      ))}
      {taking && <StepDialog share={share} step={taking} onClose={() => setTaking(undefined)} />}
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
      key: 'rows',
      label: texts.rows,
      children: scope.rows ? <span className="mono">{scope.rows}</span> : texts.all,
    },
    { key: 'area', label: texts.area, children: scope.area ?? texts.all },
  ];
}

function Happened({ share }: { share: Share }) {
  const texts = useTexts(shareTexts);
  const events = useShareEvents(share.number, EVENTS);
  const say = useSay();
  const titles = new Map(share.all_steps.map(({ name, title }) => [name, say(title)]));
  return (
    <Card title={<CardTitle>{texts.steps}</CardTitle>}>
      <Loaded query={events}>
        {({ items }) => (
          <Timeline
            items={[
              ...items.map((event) => ({
                key: `${event.at}-${event.step}`,
                content: (
                  <>
                    <Typography.Text type="secondary">
                      <Time at={event.at} />
                    </Typography.Text>
                    <div>{titles.get(event.step) ?? event.step}</div>
                    {event.note && <Typography.Text type="secondary">{event.note}</Typography.Text>}
                  </>
                ),
              })),
              {
                key: 'begun',
                content: (
                  <>
                    <Typography.Text type="secondary">
                      <Time at={share.created_at} />
                    </Typography.Text>
                    <div>{texts.begun}</div>
                  </>
                ),
              },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}
