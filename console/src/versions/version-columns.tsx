// What the list of versions shows of each.
import { Button, Flex, Tag, Typography, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { TableVersion } from '../api/types';
import { ACTIONS } from '../components/data-table';
import { Time } from '../components/time';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { versionTexts } from './texts';

interface Acts {
  latest: number | undefined;
  see: (version: number) => void;
  /** Compares with the version before. */
  compare: (version: number) => void;
  restore: ((version: number) => void) | undefined;
}

export function useVersionColumns(acts: Acts): NonNullable<TableProps<TableVersion>['columns']> {
  const texts = useTexts(versionTexts);
  const { latest, see, compare, restore } = acts;
  return [
    {
      title: texts.number,
      render: (_, { version }) => (
        <span className="number">
          {version} {version === latest && <Tag color="processing">{texts.latest}</Tag>}
        </span>
      ),
    },
    { title: texts.at, render: (_, row) => <Time at={row.at} /> },
    { title: texts.maker, render: (_, row) => <Maker version={row} /> },
    { title: texts.rows, align: 'end', render: (_, row) => <Rows version={row} /> },
    {
      ...ACTIONS,
      render: (_, { version }) => (
        <Flex gap={8} justify="flex-end">
          {version > 0 && (
            <Button size="small" onClick={() => compare(version)}>
              {texts.changes}
            </Button>
          )}
          <Button size="small" onClick={() => see(version)}>
            {texts.see}
          </Button>
          {restore && version !== latest && (
            <Button size="small" onClick={() => restore(version)}>
              {texts.restore}
            </Button>
          )}
        </Flex>
      ),
    },
  ];
}

/** The delivery that made a version, or else what was done, and by whom. */
function Maker({ version }: { version: TableVersion }) {
  const texts = useTexts(versionTexts);
  const operations: Record<string, string> = texts.operations;
  if (version.delivery) {
    return (
      <MadeBy name={version.by_name}>
        <Link to={`/deliveries/${version.delivery}`}>{version.file_name}</Link>
      </MadeBy>
    );
  }
  return (
    <MadeBy name={version.by_name}>
      {operations[version.operation] ?? <span className="mono">{version.operation}</span>}
    </MadeBy>
  );
}

function MadeBy({ name, children }: { name: TableVersion['by_name']; children: ReactNode }) {
  return (
    <Flex vertical>
      {children}
      {name && <Typography.Text type="secondary">{name}</Typography.Text>}
    </Flex>
  );
}

function Rows({ version: { rows, rows_before: before } }: { version: TableVersion }) {
  const { number } = useFormats();
  if (rows === null || rows === undefined) {
    return '—';
  }
  const more = rows - (before ?? 0);
  return (
    <span className="number" style={{ whiteSpace: 'nowrap' }}>
      {number(rows)}
      <Typography.Text type="secondary">
        {' '}
        ({more > 0 ? '+' : ''}
        {number(more)})
      </Typography.Text>
    </span>
  );
}
