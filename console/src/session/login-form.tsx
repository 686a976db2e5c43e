// Account and password: on the login page, and in the dialog when a session has ended.
import { Button, Form, Input } from 'antd';
import { ProblemAlert } from '../components/problem-alert';
import { useCountdown } from '../components/use-countdown';
import { asProblem } from '../api/problem';
import { useTexts } from '../texts/use-texts';
import { useLogIn } from './queries';
import { sessionTexts } from './texts';

interface Props {
  /** The person whose session ended; nobody else may go on with what is on the screen. */
  login?: string;
  onLoggedIn?: () => void;
}

export function LoginForm({ login, onLoggedIn }: Props) {
  const texts = useTexts(sessionTexts);
  const logIn = useLogIn();
  const problem = logIn.isError ? asProblem(logIn.error) : undefined;
  const seconds = useCountdown(problem?.retryAfterSeconds, logIn.error);
  return (
    <Form
      layout="vertical"
      size="large"
      requiredMark={false}
      initialValues={{ login: login ?? '', password: '' }}
      onFinish={(values: { login: string; password: string }) =>
        logIn.mutate(values, { onSuccess: () => onLoggedIn?.() })
      }
    >
      {logIn.isError && (
        <div style={{ marginBottom: 16 }}>
          <ProblemAlert error={logIn.error} />
        </div>
      )}
      <Form.Item name="login" label={texts.login} rules={[{ required: true, message: texts.loginMissing }]}>
        <Input autoComplete="username" autoCapitalize="none" readOnly={login !== undefined} />
      </Form.Item>
      <Form.Item
        name="password"
        label={texts.password}
        rules={[{ required: true, message: texts.passwordMissing }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={logIn.isPending} disabled={seconds > 0}>
        {seconds > 0 ? texts.wait(seconds) : texts.enter}
      </Button>
    </Form>
  );
}
