// One rule: ask it, run it, see how it decides.
import { Tabs } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { Rule } from '../api/types';
import { Loaded } from '../components/loaded';
import { Page } from '../components/page';
import { usePageParams } from '../components/use-page-params';
import { useSession } from '../session/queries';
import { useSay, useTexts } from '../texts/use-texts';
import { AboutTab } from './about-tab';
import { AskTab } from './ask-tab';
import { ExamplesTab } from './examples-tab';
import { useRule, type Given } from './queries';
import { RunTab } from './run-tab';
import { ruleTexts } from './texts';
import { useValidity } from './use-validity';

export function Component() {
  const { name = '' } = useParams();
  const texts = useTexts(ruleTexts);
  const say = useSay();
  const validity = useValidity();
  const rule = useRule(name);
  return (
    <Page
      title={rule.data ? say(rule.data.title) : name}
      above={[{ title: texts.title, to: '/rules' }]}
      lead={rule.data && `${texts.valid}: ${validity(rule.data)}`}
    >
      <Loaded query={rule}>{(data) => <RuleTabs key={name} rule={data} />}</Loaded>
    </Page>
  );
}

function RuleTabs({ rule }: { rule: Rule }) {
  const { tabs } = useTexts(ruleTexts);
  const { may } = useSession();
  const list = usePageParams();
  const [example, setExample] = useState<{ given: Given; number: number }>();
  const mayRun = rule.has_population && may.includes('rule.run');
  const fill = (given: Given) => {
    setExample((before) => ({ given, number: (before?.number ?? 0) + 1 }));
    list.change({ tab: undefined });
  };
  return (
    <Tabs
      activeKey={list.value('tab') ?? 'ask'}
      onChange={(tab) => list.change({ tab: tab === 'ask' ? undefined : tab })}
      items={[
        // Antd keeps it while another tab is open, so nothing typed is lost; an example begins it anew.
        {
          key: 'ask',
          label: tabs.ask,
          children: <AskTab key={example?.number} rule={rule} given={example?.given} />,
        },
        ...(mayRun ? [{ key: 'run', label: tabs.run, children: <RunTab rule={rule} /> }] : []),
        { key: 'examples', label: tabs.examples, children: <ExamplesTab rule={rule} onUse={fill} /> },
        { key: 'about', label: tabs.about, children: <AboutTab rule={rule} /> },
      ]}
    />
  );
}
