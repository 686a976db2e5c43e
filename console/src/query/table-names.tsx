// The tables that a statement may name, found by words, each with its columns; a name that is clicked is written.
import { Button, Collapse, Flex, Input, Typography } from 'antd';
import { useState } from 'react';
import type { QueryTable } from '../api/types';
import { Loaded } from '../components/loaded';
import { useDebounced } from '../components/use-debounced';
import { MaskedMark } from '../components/masked-mark';
import { useSay, useTexts } from '../texts/use-texts';
import { useTables } from './queries';
import { queryTexts } from './texts';

interface Props {
  onName: (name: string) => void;
}

export function TableNames({ onName }: Props) {
  const texts = useTexts(queryTexts);
  const [words, setWords] = useState('');
  const tables = useTables(useDebounced(words.trim()));
  return (
    <Flex vertical gap={8}>
      <Typography.Text type="secondary">{texts.tablesHint}</Typography.Text>
      <Input
        allowClear
        maxLength={200}
        placeholder={texts.tablesSearch}
        aria-label={texts.tablesSearch}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Loaded query={tables}>
        {({ items, total }) =>
          total === 0 ? (
            <Typography.Text type="secondary">{texts.tablesNone}</Typography.Text>
          ) : (
            <Names tables={items} onName={onName} />
          )
        }
      </Loaded>
    </Flex>
  );
}

function Names({ tables, onName }: Props & { tables: QueryTable[] }) {
  const say = useSay();
  const items = tables.map((table) => ({
    key: table.name,
    label: (
      <>
        <div>{say(table.title)}</div>
        <span className="mono">{table.name}</span>
      </>
    ),
    children: <Columns table={table} onName={onName} />,
  }));
  return <Collapse ghost size="small" items={items} styles={{ body: { paddingBlock: 0 } }} />;
}

function Columns({ table, onName }: Props & { table: QueryTable }) {
  const texts = useTexts(queryTexts);
  const say = useSay();
  return (
    <Flex vertical align="flex-start">
      <Button size="small" type="link" onClick={() => onName(table.name)}>
        {texts.writeTable}
      </Button>
      {table.columns.map(({ name, title, type, masked }) => (
        <Button
          key={name}
          size="small"
          type="link"
          style={{ height: 'auto', whiteSpace: 'normal', textAlign: 'start' }}
          onClick={() => onName(name)}
        >
          <span className="mono">{name}</span>
          <Typography.Text type="secondary">
            {` ${say(title)} · ${type}`}
            {masked && <MaskedMark />}
          </Typography.Text>
        </Button>
      ))}
    </Flex>
  );
}
