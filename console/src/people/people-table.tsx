// People with what the reader may do about their accounts.
import { App, Button, Flex, type TableProps } from 'antd';
import { useState } from 'react';
import type { Person } from '../api/types';
import { ACTIONS } from '../components/data-table';
import { ProblemAlert } from '../components/problem-alert';
import { ServerTable } from '../components/server-table';
import { StatusTag } from '../components/status-tag';
import type { ListParams } from '../components/use-page-params';
import { common } from '../texts/common';
import { useSay, useTexts } from '../texts/use-texts';
import { PasswordOnce } from './password-once';
import { PersonDialog } from './person-dialog';
import { usePeople, useResetPassword } from './queries';
import { peopleTexts } from './texts';

export function PeopleTable({ list }: { list: ListParams }) {
  const texts = useTexts(peopleTexts);
  const { cancel } = useTexts(common);
  const { modal } = App.useApp();
  const q = list.value('q');
  const people = usePeople({ ...list.paging, ...(q ? { q } : {}) });
  const [changed, setChanged] = useState<Person>();
  const reset = useResetPassword();
  const confirmReset = (person: Person) =>
    void modal.confirm({
      title: texts.resetQuestion(person.name),
      okText: texts.reset,
      cancelText: cancel,
      // What goes wrong is shown above the table; the dialog closes either way.
      onOk: () => reset.mutateAsync(person.id).catch(() => undefined),
    });
  return (
    <Flex vertical gap={12}>
      {reset.isError && <ProblemAlert error={reset.error} />}
      <ServerTable
        query={people}
        columns={useColumns({ change: setChanged, reset: confirmReset })}
        rowKey={(person) => person.id}
        list={list}
        empty={texts.empty}
      />
      {changed && <PersonDialog person={changed} onClose={() => setChanged(undefined)} />}
      {reset.data && <PasswordOnce made={reset.data} onClose={() => reset.reset()} />}
    </Flex>
  );
}

interface Acts {
  change: (person: Person) => void;
  reset: (person: Person) => void;
}

function useColumns({ change, reset }: Acts): NonNullable<TableProps<Person>['columns']> {
  const texts = useTexts(peopleTexts);
  const { roles } = useTexts(common);
  const say = useSay();
  return [
    { title: texts.name, dataIndex: 'name' },
    { title: texts.login, render: (_, person) => <span className="mono">{person.login}</span> },
    { title: texts.organisation, render: (_, { organisation_name: name }) => name && say(name) },
    { title: texts.role, render: (_, person) => roles[person.role] },
    { title: texts.state, render: (_, person) => <State person={person} /> },
    {
      ...ACTIONS,
      render: (_, person) => (
        <Flex gap={8} justify="flex-end">
          {person.may.includes('person.change') && (
            <Button size="small" onClick={() => change(person)}>
              {texts.change}
            </Button>
          )}
          {person.may.includes('person.reset_password') && (
            <Button size="small" onClick={() => reset(person)}>
              {texts.reset}
            </Button>
          )}
        </Flex>
      ),
    },
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
