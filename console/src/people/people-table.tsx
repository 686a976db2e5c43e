// People with what the administrator can do about their accounts.
import { App, Button, Flex, type TableProps } from 'antd';
import type { Person } from '../api/types';
import { ProblemAlert } from '../components/problem-alert';
import { ServerTable } from '../components/server-table';
import { StatusTag } from '../components/status-tag';
import type { ListParams } from '../components/use-page-params';
import { OrganisationName } from '../organisations/organisation-name';
import { useSession } from '../session/queries';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';
import { PasswordOnce } from './password-once';
import { usePeople, useResetPassword, useSwitchPerson } from './queries';
import { peopleTexts } from './texts';

export function PeopleTable({ list }: { list: ListParams }) {
  const texts = useTexts(peopleTexts);
  const q = list.value('q');
  const people = usePeople({ ...list.paging, ...(q ? { q } : {}) });
  const reset = useResetPassword();
  const turn = useSwitchPerson();
  const failure = reset.error ?? turn.error;
  const columns = useColumns({
    reset: (person) => reset.mutateAsync(person.id),
    turn: (person) => turn.mutateAsync({ id: person.id, disabled: !person.disabled }),
  });
  return (
    <Flex vertical gap={12}>
      {failure && <ProblemAlert error={failure} />}
      <ServerTable
        query={people}
        columns={columns}
        rowKey={(person) => person.id}
        list={list}
        empty={texts.empty}
      />
      {reset.data && <PasswordOnce made={reset.data} onClose={() => reset.reset()} />}
    </Flex>
  );
}

interface Acts {
  reset: (person: Person) => Promise<unknown>;
  turn: (person: Person) => Promise<unknown>;
}

function useColumns(acts: Acts): NonNullable<TableProps<Person>['columns']> {
  const texts = useTexts(peopleTexts);
  const { roles } = useTexts(common);
  const { role } = useSession().person;
  const buttons = {
    title: '',
    align: 'end' as const,
    render: (_: unknown, person: Person) => <Buttons person={person} acts={acts} />,
  };
  return [
    { title: texts.name, dataIndex: 'name' },
    { title: texts.login, render: (_, person) => <span className="mono">{person.login}</span> },
    { title: texts.organisation, render: (_, person) => <OrganisationName id={person.organisation} /> },
    { title: texts.role, render: (_, person) => roles[person.role] },
    { title: texts.state, render: (_, person) => <State person={person} /> },
    ...(role === 'administrator' ? [buttons] : []),
  ];
}

function State({ person }: { person: Person }) {
  const texts = useTexts(peopleTexts);
  if (person.disabled) {
    return <StatusTag mood="bad">{texts.disabled}</StatusTag>;
  }
  return person.password_expired ? (
    <StatusTag mood="busy">{texts.firstLogin}</StatusTag>
  ) : (
    <StatusTag mood="good">{texts.active}</StatusTag>
  );
}

function Buttons({ person, acts }: { person: Person; acts: Acts }) {
  const texts = useTexts(peopleTexts);
  const { cancel } = useTexts(common);
  const { modal } = App.useApp();
  const confirm = (title: string, okText: string, act: (person: Person) => Promise<unknown>) =>
    // What goes wrong is shown above the table; the dialog closes either way.
    void modal.confirm({ title, okText, cancelText: cancel, onOk: () => act(person).catch(() => undefined) });
  return (
    <Flex gap={8} justify="flex-end">
      <Button size="small" onClick={() => confirm(texts.resetQuestion(person.name), texts.reset, acts.reset)}>
        {texts.reset}
      </Button>
      {person.disabled ? (
        <Button size="small" onClick={() => void acts.turn(person).catch(() => undefined)}>
          {texts.enable}
        </Button>
      ) : (
        <Button
          size="small"
          danger
          onClick={() => confirm(texts.disableQuestion(person.name), texts.disable, acts.turn)}
        >
          {texts.disable}
        </Button>
      )}
    </Flex>
  );
}
