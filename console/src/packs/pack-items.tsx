// What a pack declares to carry out clauses, and whether its tests pass: read from the trace.
import { Flex, Tag, type TableProps } from 'antd';
import type { Pack } from '../api/types';
import { Loaded } from '../components/loaded';
import { PlainTable } from '../components/plain-table';
import { CarrierLink } from '../trace/carrier-link';
import { itemsOf, type PackItem } from '../trace/items';
import { useTrace } from '../trace/queries';
import { TestsTag } from '../trace/tests-tag';
import { useTexts } from '../texts/use-texts';
import { packTexts } from './texts';

export function PackItems({ pack }: { pack: Pack }) {
  const texts = useTexts(packTexts);
  const columns = useColumns();
  return (
    <Loaded query={useTrace()}>
      {(trace) => (
        <PlainTable
          rows={itemsOf(trace, pack.name)}
          columns={columns}
          rowKey={(item) => `${item.kind} ${item.name}`}
          empty={texts.itemsEmpty}
        />
      )}
    </Loaded>
  );
}

function useColumns(): NonNullable<TableProps<PackItem>['columns']> {
  const texts = useTexts(packTexts);
  const kinds: Record<string, string> = texts.kinds;
  return [
    { title: texts.kind, render: (_, item) => kinds[item.kind] ?? item.kind },
    { title: texts.item, render: (_, item) => <CarrierLink carrier={item} /> },
    { title: texts.tests, render: (_, item) => <TestsTag carrier={item} /> },
    {
      title: texts.clauses,
      render: (_, item) => (
        <Flex gap={4} wrap style={{ maxWidth: 360 }}>
          {item.clauses.map((clause) => (
            <Tag key={clause}>{clause}</Tag>
          ))}
        </Flex>
      ),
    },
  ];
}
