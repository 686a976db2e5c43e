// The page for people who have not logged in; it stands at whatever address they wanted to see.
import { useTexts } from '../texts/use-texts';
import { Entrance } from './entrance';
import { LoginForm } from './login-form';
import { sessionTexts } from './texts';

export function LoginPage() {
  const texts = useTexts(sessionTexts);
  return (
    <Entrance title={texts.title} detail={texts.forgotten}>
      <LoginForm />
    </Entrance>
  );
}
