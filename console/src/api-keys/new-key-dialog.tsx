// Making an API key, and showing its secret the one time that it can be seen.
import { Form, Input, InputNumber } from 'antd';
import { FormDialog } from '../components/form-dialog';
import { OnceDialog } from '../components/once-dialog';
import { useTexts } from '../texts/use-texts';
import { useCreateApiKey } from './queries';
import { apiKeyTexts } from './texts';

interface Values {
  name: string;
  days?: number | null;
  public_key?: string;
}

export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts(apiKeyTexts);
  const create = useCreateApiKey();
  if (create.data) {
    const { key, secret } = create.data;
    return (
      <OnceDialog
        title={secret ? texts.secretTitle : texts.keyIdTitle}
        detail={secret ? texts.secretDetail : texts.keyIdDetail}
        okText={texts.saved}
        secret={secret ?? key.id}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog<Values>
      title={texts.create}
      okText={texts.create}
      act={({ name, days, public_key: pem }) =>
        create.mutateAsync({ name, days: days ?? null, ...(pem ? { public_key: pem } : {}) })
      }
      // Its secret is shown before anything closes.
      onDone={() => undefined}
      onClose={onClose}
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
      <Form.Item name="public_key" label={texts.publicKey} extra={texts.publicKeyHint}>
        <Input.TextArea className="mono" rows={3} maxLength={1000} placeholder="-----BEGIN PUBLIC KEY-----" />
      </Form.Item>
    </FormDialog>
  );
}
