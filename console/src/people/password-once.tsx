// A password for one login, shown the one time that it can be seen.
import type { components } from '../api/schema';
import { Copyable } from '../components/copyable';
import { OnceDialog } from '../components/once-dialog';
import { useTexts } from '../texts/use-texts';
import { peopleTexts } from './texts';

interface Props {
  made: components['schemas']['PersonWithPassword'];
  onClose: () => void;
}

export function PasswordOnce({ made, onClose }: Props) {
  const texts = useTexts(peopleTexts);
  return (
    <OnceDialog
      title={texts.passwordTitle}
      detail={texts.passwordDetail(made.person.name)}
      okText={texts.done}
      secret={made.password}
      onClose={onClose}
    >
      <p>
        {texts.login} <Copyable text={made.person.login} />
      </p>
    </OnceDialog>
  );
}
