// Running a rule over its registry: who is entitled before anybody applies, and what it costs.
import { Card, Flex, Spin, Statistic, Typography, type TableProps } from 'antd';
import type { Rule, RuleRun } from '../api/types';
import { PlainTable } from '../components/plain-table';
import { ProblemAlert } from '../components/problem-alert';
import { ResultGrid } from '../query/result-grid';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { CaseForm } from './case-form';
import { useRun } from './queries';
import { ruleTexts } from './texts';

export function RunTab({ rule }: { rule: Rule }) {
  const texts = useTexts(ruleTexts).run;
  const run = useRun(rule.name);
  // The registry tells the others.
  const asked = rule.inputs.filter(({ name }) => rule.asked.includes(name));
  return (
    <Flex vertical gap={16}>
      <Card>
        <Typography.Paragraph type="secondary">{texts.lead}</Typography.Paragraph>
        <CaseForm
          rule={rule}
          inputs={asked}
          submit={texts.submit}
          isPending={run.isPending}
          onSubmit={(given) => run.mutate(given)}
        />
      </Card>
      {run.isPending && (
        <Card role="status">
          <Spin /> {texts.running}
        </Card>
      )}
      {run.isError && <ProblemAlert error={run.error} />}
      {run.data && <Outcome rule={rule} run={run.data} />}
    </Flex>
  );
}

function Outcome({ rule, run }: { rule: Rule; run: RuleRun }) {
  const texts = useTexts(ruleTexts).run;
  const { number, decimal } = useFormats();
  const say = useSay();
  const decided = new Map(rule.outputs.map(({ name, title }) => [name, say(title)]));
  const columns = run.columns.map((name) => ({ name: decided.get(name) ?? name, type: '', masked: false }));
  return (
    <Flex vertical gap={16}>
      <Card size="small" role="status">
        <Flex gap="16px 48px" wrap>
          <Statistic title={texts.cases} value={run.cases} />
          <Statistic title={texts.entitled} value={run.entitled} />
          <Statistic title={texts.incomplete} value={run.incomplete} />
          {run.budget && <Statistic title={texts.budget} value={decimal(run.budget)} />}
        </Flex>
      </Card>
      {run.missing.length > 0 && <Missing rule={rule} run={run} />}
      {run.rows.length === 0 ? (
        <Typography.Text>{texts.none}</Typography.Text>
      ) : (
        <>
          <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
            {texts.first(number(run.rows.length))}
          </Typography.Title>
          <ResultGrid answer={{ columns, rows: run.rows, cut: false }} />
        </>
      )}
    </Flex>
  );
}

type MissingInput = RuleRun['missing'][number];

function Missing({ rule, run }: { rule: Rule; run: RuleRun }) {
  const texts = useTexts(ruleTexts).run;
  const say = useSay();
  const { number } = useFormats();
  const title = (name: string) => {
    const input = rule.inputs.find((known) => known.name === name);
    return input ? say(input.title) : name;
  };
  const columns: NonNullable<TableProps<MissingInput>['columns']> = [
    { title: texts.input, render: (_, missing) => title(missing.input) },
    {
      title: texts.cases,
      align: 'end',
      render: (_, missing) => <span className="number">{number(missing.cases)}</span>,
    },
  ];
  return (
    <Card size="small" title={<h2 style={{ fontSize: 15, margin: 0 }}>{texts.missing}</h2>}>
      <Typography.Paragraph type="secondary">{texts.missingLead}</Typography.Paragraph>
      <PlainTable rows={run.missing} columns={columns} rowKey={(missing) => missing.input} isWrapped />
    </Card>
  );
}
