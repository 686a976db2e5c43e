// A password for one login, shown the one time that it can be seen.
import { Alert, Modal } from 'antd';
import type { components } from '../api/schema';
import { Copyable } from '../components/copyable';
import { useTexts } from '../texts/use-texts';
import { peopleTexts } from './texts';

interface Props {
  made: components['schemas']['PersonWithPassword'];
  onClose: () => void;
}

export function PasswordOnce({ made, onClose }: Props) {
  const texts = useTexts(peopleTexts);
  return (
    <Modal
      open
      title={texts.passwordTitle}
      okText={texts.done}
      onOk={onClose}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      cancelButtonProps={{ hidden: true }}
    >
      <Alert
        type="warning"
        showIcon
        title={texts.passwordDetail(made.person.name)}
        style={{ marginBottom: 16 }}
      />
      <p>
        {texts.login} <Copyable text={made.person.login} />
      </p>
      <Copyable text={made.password} />
    </Modal>
  );
}
