// A name for a statement that is to be kept.
import { Form, Input, Modal, Typography } from 'antd';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import { queryTexts } from './texts';

interface Props {
  open: boolean;
  onClose: () => void;
  onSave: (name: string) => void;
}

export function SaveDialog({ open, onClose, onSave }: Props) {
  const texts = useTexts(queryTexts);
  const { cancel } = useTexts(common);
  const [form] = Form.useForm<{ name: string }>();
  return (
    <Modal
      open={open}
      title={texts.save}
      okText={texts.save}
      cancelText={cancel}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <Typography.Paragraph type="secondary">{texts.saveDetail}</Typography.Paragraph>
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        onFinish={({ name }: { name: string }) => {
          onSave(name.trim());
          onClose();
        }}
      >
        <Form.Item
          name="name"
          label={texts.saveName}
          rules={[{ required: true, whitespace: true, message: texts.saveNameMissing }]}
        >
          <Input maxLength={60} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
