// What a pack declares: the clauses that each item carries out, and what became of its tests.
import { Flex, Typography, type TableProps } from 'antd';
import type { PackItem } from '../api/types';
import { Clauses } from '../components/clauses';
import { ServerTable } from '../components/server-table';
import { usePageParams } from '../components/use-page-params';
import { useFormats } from '../texts/formats';
import { CarrierLink } from '../trace/carrier-link';
import { TestsTag } from '../trace/tests-tag';
import { useTexts } from '../texts/use-texts';
import { usePackItems } from './queries';
import { packTexts } from './texts';

export function PackItems({ pack }: { pack: string }) {
  const texts = useTexts(packTexts);
  const list = usePageParams();
  const columns = useColumns();
  return (
    <ServerTable
      query={usePackItems(pack, list.paging)}
      columns={columns}
      rowKey={(item) => `${item.kind} ${item.name}`}
      list={list}
      empty={texts.itemsEmpty}
      details={(item) => (item.tests.length > 0 ? <Tests item={item} /> : undefined)}
    />
  );
}

function Tests({ item }: { item: PackItem }) {
  return (
    <Flex vertical gap={4} component="ul" style={{ margin: 0, paddingInlineStart: 20 }}>
      {item.tests.map(({ name, passes, differences }) => (
        <li key={name}>
          <span className="mono">{name}</span> <TestsTag passes={passes} />
          {differences.length > 0 && (
            <pre className="mono" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: 0 }}>
              {differences.join('\n')}
            </pre>
          )}
        </li>
      ))}
    </Flex>
  );
}

function verdict({ tests }: PackItem): boolean | undefined {
  return tests.length === 0 ? undefined : tests.every(({ passes }) => passes);
}

function useColumns(): NonNullable<TableProps<PackItem>['columns']> {
  const texts = useTexts(packTexts);
  const { number } = useFormats();
  const kinds: Record<string, string> = texts.kinds;
  return [
    { title: texts.kind, render: (_, item) => kinds[item.kind] ?? item.kind },
    {
      title: texts.item,
      render: (_, item) => (
        <>
          <CarrierLink carrier={item} />
          <div className="mono">{item.name}</div>
        </>
      ),
    },
    {
      title: texts.tests,
      render: (_, item) => (
        <>
          <TestsTag passes={verdict(item)} />
          {item.tests.length > 0 && (
            <Typography.Text type="secondary"> {number(item.tests.length)}</Typography.Text>
          )}
        </>
      ),
    },
    {
      title: texts.clauses,
      render: (_, item) => <Clauses clauses={item.clauses} />,
    },
  ];
}
