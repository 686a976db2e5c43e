// The first login: before anything else the person chooses a password that nobody else has seen.
import { Button } from 'antd';
import { useTexts } from '../texts/use-texts';
import { Entrance } from './entrance';
import { PasswordForm } from './password-form';
import { useLogOut } from './queries';
import { sessionTexts } from './texts';

export function FirstPasswordPage() {
  const texts = useTexts(sessionTexts);
  const logOut = useLogOut();
  return (
    <Entrance title={texts.mustChange} detail={texts.mustChangeDetail}>
      <PasswordForm />
      <Button type="link" style={{ marginTop: 8, paddingInline: 0 }} onClick={() => logOut.mutate()}>
        {texts.leave}
      </Button>
    </Entrance>
  );
}
