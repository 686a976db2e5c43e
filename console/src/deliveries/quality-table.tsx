// What each rule found, failures first; rules that hold are shown when asked for.
import { Button, Empty, Flex, type TableProps } from 'antd';
import { useState } from 'react';
import type { QualityResult } from '../api/types';
import { PlainTable } from '../components/plain-table';
import { StatusTag } from '../components/status-tag';
import { useDataset } from '../datasets/queries';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { deliveryTexts } from './texts';

export function QualityTable({ dataset, quality }: { dataset: string; quality: QualityResult[] }) {
  const texts = useTexts(deliveryTexts).report;
  const { number } = useFormats();
  const [isWhole, setWhole] = useState(false);
  const columns = useColumns(dataset);
  const failed = quality.filter((result) => result.failed > 0).toSorted((a, b) => b.failed - a.failed);
  const held = quality.filter((result) => result.failed === 0);
  const rows = isWhole ? [...failed, ...held] : failed;
  return (
    <Flex vertical gap={8} align="stretch">
      {rows.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.clean} />
      ) : (
        <PlainTable
          rows={rows}
          columns={columns}
          rowKey={(result) => `${result.rule} ${result.column ?? ''}`}
        />
      )}
      {held.length > 0 && (
        <div>
          <Button onClick={() => setWhole(!isWhole)}>
            {isWhole ? texts.showFailed : texts.showAll(number(quality.length))}
          </Button>
        </div>
      )}
    </Flex>
  );
}

function useColumns(dataset: string): NonNullable<TableProps<QualityResult>['columns']> {
  const texts = useTexts(deliveryTexts).quality;
  const { number, percent } = useFormats();
  const names = useRuleNames(dataset);
  return [
    { title: texts.rule, render: (_, result) => names.rule(result.rule) },
    { title: texts.column, render: (_, result) => names.column(result.column) ?? texts.whole },
    {
      title: texts.checked,
      align: 'end',
      render: (_, { checked }) => <span className="number">{number(checked)}</span>,
    },
    {
      title: texts.failed,
      align: 'end',
      render: (_, { failed }) => <span className="number">{number(failed)}</span>,
    },
    {
      title: texts.share,
      align: 'end',
      render: (_, { failed, checked }) => (
        <span className="number">{checked > 0 ? percent(failed / checked) : '—'}</span>
      ),
    },
    {
      title: '',
      render: (_, { failed, warning }) =>
        failed > 0 && (
          <StatusTag mood={warning ? 'warning' : 'bad'}>{warning ? texts.warning : texts.reject}</StatusTag>
        ),
    },
  ];
}

/** Names of rules and columns as the contract calls them. */
export function useRuleNames(dataset: string) {
  const builtIn: Record<string, string> = useTexts(deliveryTexts).quality.builtIn;
  const say = useSay();
  const contract = useDataset(dataset).data;
  return {
    rule: (name: string) => {
      const check = contract?.checks.find((check) => check.name === name);
      return check ? say(check.message) : (builtIn[name] ?? name);
    },
    column: (name: string | null | undefined) => {
      const column = contract?.columns.find((column) => column.name === name);
      return column ? say(column.title) : (name ?? undefined);
    },
  };
}
