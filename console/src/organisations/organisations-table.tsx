// Organisations as a table: those that match a search, or those right below one.
import type { TableProps } from 'antd';
import { Link } from 'react-router';
import type { ListedOrganisation } from '../api/types';
import { ServerTable } from '../components/server-table';
import type { ListParams } from '../components/use-page-params';
import { useSay, useTexts } from '../texts/use-texts';
import { useOrganisations } from './queries';
import { organisationTexts } from './texts';

interface Props {
  list: ListParams;
  /** Only those right below this one; all that match the search otherwise. */
  parent?: string;
  empty: string;
}

export function OrganisationsTable({ list, parent, empty }: Props) {
  const q = list.value('q');
  const organisations = useOrganisations({
    ...list.paging,
    ...(q ? { q } : {}),
    ...(parent ? { parent } : {}),
  });
  return (
    <ServerTable
      query={organisations}
      columns={useColumns(parent === undefined)}
      rowKey={(organisation) => organisation.id}
      list={list}
      empty={empty}
    />
  );
}

function useColumns(withParent: boolean): NonNullable<TableProps<ListedOrganisation>['columns']> {
  const texts = useTexts(organisationTexts);
  const say = useSay();
  const parent = {
    title: texts.parent,
    render: (_: unknown, { parent_name: name }: ListedOrganisation) => (name ? say(name) : '—'),
  };
  return [
    { title: texts.name, render: (_, row) => <Link to={`/organisations/${row.id}`}>{say(row.name)}</Link> },
    { title: texts.kind, render: (_, row) => texts.kinds[row.kind] },
    ...(withParent ? [parent] : []),
    { title: texts.code, render: (_, row) => <span className="mono">{row.code}</span> },
    { title: texts.area, render: (_, row) => <span className="mono">{row.area}</span> },
  ];
}
