// Making an API key, and showing its secret the one time that it can be seen.
import { Alert, Form, Input, InputNumber, Modal } from 'antd';
import { Copyable } from '../components/copyable';
import { ProblemAlert } from '../components/problem-alert';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import { useCreateApiKey } from './queries';
import { apiKeyTexts } from './texts';

interface Values {
  name: string;
  days?: number | null;
}

export function NewKeyDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const texts = useTexts(apiKeyTexts);
  const { cancel } = useTexts(common);
  const [form] = Form.useForm<Values>();
  const create = useCreateApiKey();
  const close = () => {
    create.reset();
    onClose();
  };
  if (create.data) {
    return (
      <Modal
        open={open}
        title={texts.secretTitle}
        okText={texts.saved}
        onOk={close}
        closable={false}
        mask={{ closable: false }}
        keyboard={false}
        cancelButtonProps={{ hidden: true }}
      >
        <Alert type="warning" showIcon title={texts.secretDetail} style={{ marginBottom: 16 }} />
        <Copyable text={create.data.secret} />
      </Modal>
    );
  }
  return (
    <Modal
      open={open}
      title={texts.create}
      okText={texts.create}
      cancelText={cancel}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={close}
      destroyOnHidden
    >
      <Form<Values>
        form={form}
        layout="vertical"
        preserve={false}
        onFinish={({ name, days }) => create.mutate({ name, days: days ?? null })}
      >
        <Form.Item
          name="name"
          label={texts.name}
          rules={[{ required: true, whitespace: true, message: texts.nameMissing }]}
        >
          <Input placeholder={texts.nameHint} maxLength={100} />
        </Form.Item>
        <Form.Item name="days" label={texts.days} extra={texts.daysHint}>
          <InputNumber min={1} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        {create.isError && <ProblemAlert error={create.error} />}
      </Form>
    </Modal>
  );
}
