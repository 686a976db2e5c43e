// Worked examples of a rule; each can be put into the form.
import { Button, Card, Flex, Typography } from 'antd';
import type { Rule } from '../api/types';
import { useSay, useTexts } from '../texts/use-texts';
import type { Given } from './queries';
import { ruleTexts } from './texts';
import { useAmount } from './use-amount';

export function ExamplesTab({ rule, onUse }: { rule: Rule; onUse: (given: Given) => void }) {
  const texts = useTexts(ruleTexts).example;
  const titles = [...rule.inputs, ...rule.outputs];
  return (
    <Flex vertical gap={12}>
      {rule.examples.map((example, number) => (
        <Card key={number} size="small">
          <div className="halves">
            <Facts heading={texts.given} facts={example.given} titles={titles} />
            <Facts heading={texts.expect} facts={example.expect} titles={titles} />
          </div>
          <Button size="small" style={{ marginTop: 12 }} onClick={() => onUse(example.given)}>
            {texts.use}
          </Button>
        </Card>
      ))}
    </Flex>
  );
}

interface FactsProps {
  heading: string;
  facts: Given;
  titles: Pick<Rule['outputs'][number], 'name' | 'title' | 'type' | 'unit'>[];
}

function Facts({ heading, facts, titles }: FactsProps) {
  const say = useSay();
  const amount = useAmount();
  return (
    <div>
      <Typography.Text strong>{heading}</Typography.Text>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {Object.entries(facts).map(([name, value]) => {
          const known = titles.find((one) => one.name === name);
          return (
            <li key={name}>
              {known ? say(known.title) : name}: <span className="number">{amount(value, known)}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
