// What differs from the entry that holds, part by part.
import { Card, Table } from 'antd';
import type { EntryDifference } from '../api/types';
import { CardTitle } from '../components/card-title';
import { useSay, useTexts } from '../texts/use-texts';
import { changeTexts } from './texts';

export function Differences({ differences }: { differences: EntryDifference[] }) {
  const texts = useTexts(changeTexts);
  const say = useSay();
  const parts: Record<string, string> = texts.parts;
  return (
    <Card title={<CardTitle>{texts.differences}</CardTitle>}>
      <Table<EntryDifference>
        size="small"
        pagination={false}
        tableLayout="fixed"
        rowKey={(found) => `${found.part} ${found.item?.zh ?? ''} ${found.before?.zh ?? ''}`}
        dataSource={differences}
        locale={{ emptyText: texts.noDifferences }}
        columns={[
          {
            title: texts.part,
            width: '20%',
            render: (_, found) =>
              found.item
                ? `${parts[found.part] ?? found.part} · ${say(found.item)}`
                : (parts[found.part] ?? found.part),
          },
          {
            title: texts.before,
            render: (_, { before }) => (before ? <del>{say(before)}</del> : texts.nothing),
          },
          {
            title: texts.after,
            render: (_, { after }) => (after ? <ins>{say(after)}</ins> : texts.nothing),
          },
        ]}
      />
    </Card>
  );
}
