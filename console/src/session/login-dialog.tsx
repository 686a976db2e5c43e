// The session ended in the middle of work: log in here, and the request that waited goes on.
import { Button, Modal, Typography } from 'antd';
import { settleLogin, useLoginWanted } from '../api/login-gate';
import { useTexts } from '../texts/use-texts';
import { LoginForm } from './login-form';
import { useSession } from './queries';
import { sessionTexts } from './texts';

export function LoginDialog() {
  const texts = useTexts(sessionTexts);
  const { person } = useSession();
  const isWanted = useLoginWanted();
  return (
    <Modal
      open={isWanted}
      title={texts.again}
      footer={
        // Another person must not go on with what this one had on the screen.
        <Button type="link" onClick={() => window.location.reload()}>
          {texts.otherPerson}
        </Button>
      }
      onCancel={() => settleLogin(false)}
      mask={{ closable: false }}
      destroyOnHidden
      width={420}
    >
      <Typography.Paragraph type="secondary">{texts.againDetail}</Typography.Paragraph>
      <LoginForm login={person.login} onLoggedIn={() => settleLogin(true)} />
    </Modal>
  );
}
