// Adding a person; afterwards the password for the first login is shown once.
import { Form, Input, Modal, Radio, Flex, Typography } from 'antd';
import type { Role } from '../api/types';
import { ProblemAlert } from '../components/problem-alert';
import { OrganisationSelect } from '../organisations/organisation-select';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import { PasswordOnce } from './password-once';
import { useCreatePerson } from './queries';
import { peopleTexts } from './texts';

interface Values {
  name: string;
  login: string;
  organisation: string;
  role: Role;
}

const ROLES: Role[] = ['member', 'steward', 'auditor', 'administrator'];

export function NewPersonDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const texts = useTexts(peopleTexts);
  const { cancel } = useTexts(common);
  const [form] = Form.useForm<Values>();
  const create = useCreatePerson();
  const close = () => {
    create.reset();
    onClose();
  };
  if (create.data) {
    return <PasswordOnce made={create.data} onClose={close} />;
  }
  return (
    <Modal
      open={open}
      title={texts.add}
      okText={texts.add}
      cancelText={cancel}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={close}
      destroyOnHidden
    >
      <Form<Values>
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ role: 'member' }}
        onFinish={(values) => create.mutate(values)}
      >
        <Fields />
        {create.isError && <ProblemAlert error={create.error} />}
      </Form>
    </Modal>
  );
}

function Fields() {
  const texts = useTexts(peopleTexts);
  const { roles } = useTexts(common);
  return (
    <>
      <Form.Item
        name="name"
        label={texts.name}
        rules={[{ required: true, whitespace: true, message: texts.nameMissing }]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="login"
        label={texts.login}
        extra={texts.loginHint}
        rules={[{ required: true, whitespace: true, message: texts.loginMissing }]}
      >
        <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="organisation"
        label={texts.organisation}
        rules={[{ required: true, message: texts.organisationMissing }]}
      >
        <OrganisationSelect />
      </Form.Item>
      <Form.Item name="role" label={texts.role} rules={[{ required: true, message: texts.roleMissing }]}>
        <Radio.Group>
          <Flex vertical gap={8}>
            {ROLES.map((role) => (
              <Radio key={role} value={role}>
                {roles[role]} <Typography.Text type="secondary">{texts.roleHints[role]}</Typography.Text>
              </Radio>
            ))}
          </Flex>
        </Radio.Group>
      </Form.Item>
    </>
  );
}
