// A secret that is shown the one time that it can be seen; only the button closes the dialog.
import { Alert, Modal } from 'antd';
import type { ReactNode } from 'react';
import { Copyable } from './copyable';

interface Props {
  title: string;
  /** What it is for, and that it does not come back. */
  detail: string;
  okText: string;
  secret: string;
  onClose: () => void;
  children?: ReactNode;
}

export function OnceDialog({ title, detail, okText, secret, onClose, children }: Props) {
  return (
    <Modal
      open
      title={title}
      okText={okText}
      onOk={onClose}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      cancelButtonProps={{ hidden: true }}
    >
      <Alert type="warning" showIcon title={detail} style={{ marginBottom: 16 }} />
      {children}
      <Copyable text={secret} />
    </Modal>
  );
}
