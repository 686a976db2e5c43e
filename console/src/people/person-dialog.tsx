// Adding a person, or changing name, organisation, role and account of one. A new person's password for the first login is
// shown once.
import { App, Flex, Form, Input, Radio, Switch, Typography } from 'antd';
import type { Person, Role } from '../api/types';
import { FormDialog } from '../components/form-dialog';
import { OrganisationSelect } from '../organisations/organisation-select';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import { PasswordOnce } from './password-once';
import { useChangePerson, useCreatePerson } from './queries';
import { peopleTexts } from './texts';

interface NewValues {
  name: string;
  login: string;
  organisation: string;
  role: Role;
}

export function NewPersonDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts(peopleTexts);
  const create = useCreatePerson();
  if (create.data) {
    return <PasswordOnce made={create.data} onClose={onClose} />;
  }
  return (
    <FormDialog<NewValues>
      title={texts.add}
      okText={texts.add}
      initial={{ role: 'member' }}
      act={(values) => create.mutateAsync(values)}
      onDone={() => undefined}
      onClose={onClose}
    >
      <NameField />
      <Form.Item
        name="login"
        label={texts.login}
        extra={texts.loginHint}
        rules={[{ required: true, whitespace: true, message: texts.loginMissing }]}
      >
        <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <PlaceFields />
    </FormDialog>
  );
}

interface Values {
  name: string;
  organisation: string;
  role: Role;
  active: boolean;
}

export function PersonDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const texts = useTexts(peopleTexts);
  const { save } = useTexts(common);
  const { message } = App.useApp();
  const change = useChangePerson(person.id);
  const { name, organisation, role, disabled } = person;
  return (
    <FormDialog<Values>
      title={`${texts.change} · ${person.login}`}
      okText={save}
      initial={{ name, organisation, role, active: !disabled }}
      act={(values) => change.mutateAsync(values)}
      onDone={() => {
        void message.success(texts.saved);
        onClose();
      }}
      onClose={onClose}
    >
      <NameField />
      <PlaceFields />
      <Form.Item name="active" label={texts.account} extra={texts.accountHint} valuePropName="checked">
        <Switch checkedChildren={texts.active} unCheckedChildren={texts.disabled} />
      </Form.Item>
    </FormDialog>
  );
}

function NameField() {
  const texts = useTexts(peopleTexts);
  return (
    <Form.Item
      name="name"
      label={texts.name}
      rules={[{ required: true, whitespace: true, message: texts.nameMissing }]}
    >
      <Input autoComplete="off" />
    </Form.Item>
  );
}

const ROLES: Role[] = ['member', 'steward', 'head', 'auditor', 'administrator'];

/** For which organisation a person acts, and as what. */
function PlaceFields() {
  const texts = useTexts(peopleTexts);
  const { roles } = useTexts(common);
  return (
    <>
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
