// How a rule decides: its formulas, and what the published text leaves open.
import { Flex, Typography, type TableProps } from 'antd';
import type { Rule } from '../api/types';
import { PlainTable } from '../components/plain-table';
import { useCellText } from '../components/use-cell-text';
import { useSay, useTexts } from '../texts/use-texts';
import { ruleTexts } from './texts';

type Output = Rule['outputs'][number];
type Setting = Rule['settings'][number];

export function AboutTab({ rule }: { rule: Rule }) {
  const texts = useTexts(ruleTexts).about;
  return (
    <Flex vertical gap={12}>
      <Heading text={texts.outputs} />
      <PlainTable
        rows={rule.outputs}
        columns={useOutputColumns()}
        rowKey={(output) => output.name}
        isWrapped
      />
      <Heading text={texts.settings} />
      <Typography.Text type="secondary">{texts.settingsLead}</Typography.Text>
      <PlainTable
        rows={rule.settings}
        columns={useSettingColumns()}
        rowKey={(setting) => setting.name}
        empty={texts.noSettings}
        isWrapped
      />
    </Flex>
  );
}

function Heading({ text }: { text: string }) {
  return (
    <Typography.Title level={2} style={{ fontSize: 16, margin: '8px 0 0' }}>
      {text}
    </Typography.Title>
  );
}

function useOutputColumns(): NonNullable<TableProps<Output>['columns']> {
  const { name, about } = useTexts(ruleTexts);
  const say = useSay();
  return [
    {
      title: name,
      render: (_, output) => (
        <>
          {say(output.title)} <div className="mono">{output.name}</div>
        </>
      ),
    },
    { title: about.formula, render: (_, output) => <code className="mono">{output.sql}</code> },
    {
      title: about.type,
      render: (_, output) => (
        <span className="mono">
          {output.type} {output.unit}
        </span>
      ),
    },
  ];
}

function useSettingColumns(): NonNullable<TableProps<Setting>['columns']> {
  const { about } = useTexts(ruleTexts);
  const say = useSay();
  const cellText = useCellText();
  return [
    { title: about.question, render: (_, setting) => say(setting.question) },
    { title: about.value, render: (_, setting) => cellText(setting.value) },
  ];
}
