// The one dialog with a form: it sends what was filled in, and shows why that failed where it was filled in.
import { useMutation } from '@tanstack/react-query';
import { Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import { ProblemAlert } from './problem-alert';

interface Props<V extends object, R> {
  title: string;
  okText: string;
  initial?: Partial<V>;
  /** Sends what was filled in. */
  act: (values: V) => Promise<R>;
  /** What follows when it was done; the dialog closes if nothing is said. */
  onDone?: (result: R) => void;
  onClose: () => void;
  width?: number;
  /** The fields. */
  children: ReactNode;
}

export function FormDialog<V extends object, R = unknown>(props: Props<V, R>) {
  const { title, okText, initial, act, onDone, onClose, width, children } = props;
  const { cancel } = useTexts(common);
  const [form] = Form.useForm<V>();
  const sending = useMutation({
    mutationFn: act,
    onSuccess: (result) => (onDone ? onDone(result) : onClose()),
  });
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={cancel}
      confirmLoading={sending.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      {...(width === undefined ? {} : { width })}
    >
      <Form<V>
        form={form}
        layout="vertical"
        {...(initial === undefined ? {} : { initialValues: initial })}
        onFinish={(values) => sending.mutate(values)}
      >
        {children}
        {sending.isError && <ProblemAlert error={sending.error} />}
      </Form>
    </Modal>
  );
}
