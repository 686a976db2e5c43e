// A steward's decision on a conflict: which source is right, and why.
import { App, Flex, Form, Input, Modal, Radio, Typography } from 'antd';
import type { Conflict, Registry } from '../api/types';
import { ProblemAlert } from '../components/problem-alert';
import { DatasetTitle } from '../datasets/dataset-title';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import { useFieldTitles } from './field-titles';
import { useSettle } from './queries';
import { registryTexts } from './texts';

interface Props {
  registry: Registry;
  conflict: Conflict;
  onClose: () => void;
}

interface Values {
  source: string;
  reason: string;
}

export function SettleDialog({ registry, conflict, onClose }: Props) {
  const texts = useTexts(registryTexts).conflict;
  const { cancel } = useTexts(common);
  const title = useFieldTitles(registry.name);
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const settle = useSettle(registry.name);
  const finish = ({ source, reason }: Values) =>
    settle.mutate(
      { key: conflict.key, field: conflict.field, source, reason: reason.trim() },
      {
        onSuccess: () => {
          void message.success(texts.done);
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={`${texts.settle} · ${title(conflict.field)} · ${conflict.key}`}
      okText={texts.settle}
      cancelText={cancel}
      confirmLoading={settle.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          source: conflict.settled?.source ?? conflict.believed,
          reason: conflict.settled?.reason ?? '',
        }}
        onFinish={finish}
      >
        <Form.Item
          name="source"
          label={texts.which}
          rules={[{ required: true, message: texts.whichMissing }]}
        >
          <Radio.Group>
            <Flex vertical gap={8}>
              {Object.entries(conflict.values).map(([source, value]) => (
                <Radio key={source} value={source}>
                  <strong>{value}</strong>{' '}
                  <Typography.Text type="secondary">
                    <DatasetTitle name={source} />
                  </Typography.Text>
                </Radio>
              ))}
            </Flex>
          </Radio.Group>
        </Form.Item>
        <Form.Item
          name="reason"
          label={texts.reason}
          rules={[{ required: true, whitespace: true, message: texts.reasonMissing }]}
        >
          <Input.TextArea rows={3} placeholder={texts.reasonHint} />
        </Form.Item>
        {settle.isError && <ProblemAlert error={settle.error} />}
      </Form>
    </Modal>
  );
}
