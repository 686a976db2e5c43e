// The steps that were taken, the latest first: when, by whom, and what was said.
import type { UseQueryResult } from '@tanstack/react-query';
import { Card, Timeline, Typography } from 'antd';
import type { FlowEvent, Standing } from '../api/types';
import { CardTitle } from '../components/card-title';
import { Loaded } from '../components/loaded';
import { Time } from '../components/time';
import { useSay, useTexts } from '../texts/use-texts';
import { flowTexts } from './texts';

/** More steps than anything takes. */
export const EVENTS = { page: 1, page_size: 100 };

interface Props {
  standing: Standing;
  events: UseQueryResult<{ items: FlowEvent[] }>;
  /** What happened first, before any step, and when. */
  begun: { title: string; at: string };
}

export function Happened({ standing, events, begun }: Props) {
  const texts = useTexts(flowTexts);
  const say = useSay();
  const titles = new Map(standing.all_steps.map(({ name, title }) => [name, say(title)]));
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
                      <Time at={event.at} /> <By event={event} />
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
                      <Time at={begun.at} />
                    </Typography.Text>
                    <div>{begun.title}</div>
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

function By({ event: { organisation, person } }: { event: FlowEvent }) {
  const say = useSay();
  return [organisation && say(organisation.name), person].filter(Boolean).join(' ');
}
