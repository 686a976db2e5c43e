// Choosing another password. The server judges it; here it is only typed twice.
import { Alert, Button, Form, Input } from 'antd';
import { ProblemAlert } from '../components/problem-alert';
import { useTexts } from '../texts/use-texts';
import { useChangePassword, useSession } from './queries';
import { sessionTexts } from './texts';

interface Values {
  present: string;
  chosen: string;
  repeat: string;
}

export function PasswordForm() {
  const texts = useTexts(sessionTexts);
  const { person } = useSession();
  const [form] = Form.useForm<Values>();
  const change = useChangePassword();
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ present, chosen }) =>
        change.mutate(
          { old_password: present, new_password: chosen },
          { onSuccess: () => form.resetFields() },
        )
      }
    >
      {/* Password managers want to know whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={person.login} readOnly hidden />
      {change.isSuccess && (
        <Alert type="success" showIcon title={texts.changed} style={{ marginBottom: 16 }} />
      )}
      {change.isError && (
        <div style={{ marginBottom: 16 }}>
          <ProblemAlert error={change.error} />
        </div>
      )}
      <Form.Item
        name="present"
        label={texts.present}
        rules={[{ required: true, message: texts.passwordMissing }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="chosen"
        label={texts.chosen}
        extra={texts.advice}
        rules={[{ required: true, message: texts.passwordMissing }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={texts.repeat}
        dependencies={['chosen']}
        rules={[
          { required: true, message: texts.repeatMissing },
          ({ getFieldValue }) => ({
            validator: (_, value: string) =>
              !value || value === getFieldValue('chosen')
                ? Promise.resolve()
                : Promise.reject(new Error(texts.differs)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {texts.submit}
      </Button>
    </Form>
  );
}
