// Looking one record up by its number, for a purpose. Neither stands in the address: it would stay in the browser.
import { Button, Card, Flex, Form, Input, Typography } from 'antd';
import type { Registry } from '../api/types';
import { ProblemAlert } from '../components/problem-alert';
import { useDataset } from '../datasets/queries';
import { useOrganisation } from '../organisations/queries';
import { useSay, useTexts } from '../texts/use-texts';
import { useFieldTitles } from './field-titles';
import { useLookUp, type LookUp } from './queries';
import { RecordTable } from './record-table';
import { registryTexts } from './texts';

export function LookUpTab({ registry }: { registry: Registry }) {
  const texts = useTexts(registryTexts).lookUp;
  const title = useFieldTitles(registry.name);
  const lookUp = useLookUp(registry.name);
  return (
    <Flex vertical gap={16}>
      <Card>
        <Form<LookUp>
          layout="vertical"
          requiredMark={false}
          onFinish={({ key, purpose }) => lookUp.mutate({ key: key.trim(), purpose: purpose.trim() })}
        >
          <Flex gap={16} wrap align="flex-start">
            <Form.Item
              name="key"
              label={title(registry.key)}
              rules={[{ required: true, whitespace: true, message: texts.numberMissing }]}
              className="grow"
              style={{ minWidth: 240 }}
            >
              <Input autoComplete="off" spellCheck={false} allowClear />
            </Form.Item>
            <Form.Item
              name="purpose"
              label={texts.purpose}
              rules={[{ required: true, whitespace: true, message: texts.purposeMissing }]}
              className="grow"
              style={{ minWidth: 240 }}
            >
              <Input placeholder={texts.purposeHint} maxLength={500} />
            </Form.Item>
          </Flex>
          <Flex gap={16} wrap align="center">
            <Button type="primary" htmlType="submit" loading={lookUp.isPending}>
              {texts.submit}
            </Button>
            <Typography.Text type="secondary">{texts.logged}</Typography.Text>
          </Flex>
        </Form>
      </Card>
      {lookUp.isError && <Refused registry={registry.name} error={lookUp.error} />}
      {lookUp.data && <RecordTable registry={registry} record={lookUp.data} />}
    </Flex>
  );
}

function Refused({ registry, error }: { registry: string; error: Error }) {
  const say = useSay();
  const dataset = useDataset(registry).data;
  const owner = useOrganisation(dataset?.owner).data?.organisation.name;
  return <ProblemAlert error={error} owner={owner && say(owner)} />;
}
