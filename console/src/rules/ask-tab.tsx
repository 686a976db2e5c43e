// Asking a rule for one case.
import { Card, Descriptions, Flex, Typography } from 'antd';
import type { Rule } from '../api/types';
import { CardTitle } from '../components/card-title';
import { ProblemAlert } from '../components/problem-alert';
import { useSay, useTexts } from '../texts/use-texts';
import { CaseForm } from './case-form';
import { useDecide, type Given } from './queries';
import { ruleTexts } from './texts';
import { useAmount } from './use-amount';

interface Props {
  rule: Rule;
  /** A worked example to begin with. */
  given: Given | undefined;
}

export function AskTab({ rule, given }: Props) {
  const texts = useTexts(ruleTexts).ask;
  const decide = useDecide(rule.name);
  return (
    <div className="halves">
      <Card>
        <Typography.Paragraph type="secondary">{texts.lead}</Typography.Paragraph>
        <CaseForm
          rule={rule}
          inputs={rule.inputs}
          given={given}
          submit={texts.submit}
          isPending={decide.isPending}
          onSubmit={(asked) => decide.mutate(asked)}
        />
      </Card>
      <div role="status">
        {decide.isError && <ProblemAlert error={decide.error} />}
        {decide.data && <Decision rule={rule} outputs={decide.data.outputs} day={decide.data.day} />}
      </div>
    </div>
  );
}

function Decision({ rule, outputs, day }: { rule: Rule; outputs: Given; day: string }) {
  const texts = useTexts(ruleTexts).ask;
  const say = useSay();
  const amount = useAmount();
  return (
    <Card title={<CardTitle>{texts.result}</CardTitle>}>
      <Flex vertical gap={12}>
        <Typography.Text type="secondary">{texts.onDay(day)}</Typography.Text>
        <Descriptions
          column={1}
          bordered
          size="small"
          items={rule.outputs.map((output) => ({
            key: output.name,
            label: say(output.title),
            children: <span className="number">{amount(outputs[output.name], output) || '—'}</span>,
          }))}
        />
      </Flex>
    </Card>
  );
}
