// The rules of a dataset with what they found lately; rules that never failed are shown when asked for.
import { Button, Empty, Flex, type TableProps } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { QualityHistory } from '../api/types';
import { PlainTable } from '../components/plain-table';
import { StatusTag } from '../components/status-tag';
import { Time } from '../components/time';
import { deliveryTexts } from '../deliveries/texts';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { percentOf, summarise, type RuleSummary } from './quality';
import { qualityTexts } from './texts';

export function RuleTable({ history }: { history: QualityHistory }) {
  const texts = useTexts(qualityTexts);
  const { number } = useFormats();
  const [isWhole, setWhole] = useState(false);
  const last = history.deliveries.at(-1)?.delivery;
  const rules = history.rules.map((rule) => summarise(rule, last));
  const failed = rules.filter(({ timesFailed }) => timesFailed > 0);
  const columns = useColumns(history);
  const rows = isWhole ? rules : failed;
  return (
    <Flex vertical gap={8}>
      {rows.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={texts.clean} />
      ) : (
        <PlainTable
          rows={rows}
          columns={columns}
          rowKey={({ rule }) => `${rule.rule} ${rule.column ?? ''}`}
        />
      )}
      {rules.length > failed.length && (
        <div>
          <Button onClick={() => setWhole(!isWhole)}>
            {isWhole ? texts.showFailing : texts.showAll(number(rules.length))}
          </Button>
        </div>
      )}
    </Flex>
  );
}

function useColumns({ deliveries }: QualityHistory): NonNullable<TableProps<RuleSummary>['columns']> {
  const texts = useTexts(qualityTexts);
  const words = useTexts(deliveryTexts).quality;
  const builtIn: Record<string, string> = words.builtIn;
  const say = useSay();
  const { number } = useFormats();
  const times = new Map(deliveries.map(({ delivery, at }) => [delivery, at]));
  return [
    {
      title: words.rule,
      render: (_, { rule }) => (
        <div style={{ minWidth: 160, maxWidth: 420, whiteSpace: 'normal' }}>
          {rule.title ? say(rule.title) : (builtIn[rule.rule] ?? rule.rule)}
        </div>
      ),
    },
    {
      title: words.column,
      render: (_, { rule }) => (rule.column_title ? say(rule.column_title) : (rule.column ?? words.whole)),
    },
    {
      title: texts.effect,
      render: (_, { rule }) => (
        <StatusTag mood={rule.severity === 'error' ? 'bad' : 'warning'}>
          {rule.severity === 'error' ? words.reject : words.warning}
        </StatusTag>
      ),
    },
    {
      title: texts.lastFailed,
      align: 'end',
      render: (_, { failed, checked }) => (
        <span className="number">{texts.ofWhole(number(failed), number(checked))}</span>
      ),
    },
    {
      title: texts.lastShare,
      align: 'end',
      render: (_, { failed, checked }) => {
        const share = percentOf(failed, checked);
        return <span className="number">{share === null ? '—' : `${number(share)}%`}</span>;
      },
    },
    {
      title: texts.often,
      align: 'end',
      render: (_, row) => (
        <span className="number">{texts.ofWhole(number(row.timesFailed), number(row.times))}</span>
      ),
    },
    {
      title: texts.lastTime,
      render: (_, { lastFailed }) =>
        lastFailed && (
          <Link to={`/deliveries/${lastFailed}`}>
            <Time at={times.get(lastFailed)} />
          </Link>
        ),
    },
  ];
}
