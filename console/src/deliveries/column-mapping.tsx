// For each column of the contract, the header of the file that is read as it: what was found, what we think, and what a
// person chooses. It is tried first and settled by the delivery.
import { Button, Card, Flex, Select, Tag, Typography, type TableProps } from 'antd';
import { useState } from 'react';
import type { Column, Dataset, DeliveryCheck } from '../api/types';
import { PlainTable } from '../components/plain-table';
import { StatusTag, type Mood } from '../components/status-tag';
import { datasetTexts } from '../datasets/texts';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import {
  guessOf,
  matchedBy,
  neededColumns,
  settledBy,
  sourceOf,
  withHeader,
  type Matched,
  type Source,
} from './mapping';
import { deliveryTexts } from './texts';
import { wizardTexts } from './wizard-texts';

interface Props {
  dataset: Dataset;
  check: DeliveryCheck;
  isChecking: boolean;
  /** Headers to read otherwise than now. */
  onTry: (mapping: Record<string, string>) => void;
}

const MOODS: Record<Source, Mood> = {
  settled: 'good',
  name: 'good',
  without_brackets: 'good',
  lower_row: 'good',
  guess: 'warning',
  chosen: 'busy',
};

/** Open where a person has to look at it; one line where all is well. */
export function ColumnMapping({ dataset, check, isChecking, onTry }: Props) {
  const texts = useTexts(wizardTexts).mapping;
  const { number } = useFormats();
  const [isOpen, setOpen] = useState(!check.is_read);
  const needed = neededColumns(dataset.columns);
  const offered = guessOf(check, needed);
  const [chosen, setChosen] = useState(offered);
  const settled = settledBy(matchedBy(check), chosen);
  // What a person has to look at comes first, and stays there while it is settled.
  const isSure = new Map(check.columns.map(({ column, header }) => [column, header != null]));
  const rows = dataset.columns.toSorted(
    (one, other) => attention(one, needed, isSure) - attention(other, needed, isSure),
  );
  const found = check.columns.filter(({ header }) => header != null).length;
  const columns = useColumns({ check, needed, offered, chosen, setChosen });
  return (
    <Card
      size="small"
      title={<h2 style={{ fontSize: 15, margin: 0 }}>{texts.title}</h2>}
      extra={
        <Button type="link" size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? texts.hide : texts.show}
        </Button>
      }
    >
      <Flex vertical gap={12}>
        <span>{texts.found(number(check.columns.length), number(found))}</span>
        {isOpen && (
          <>
            <Typography.Text type="secondary">{texts.lead}</Typography.Text>
            <PlainTable rows={rows} columns={columns} rowKey={(column) => column.name} isWrapped />
            <div>
              <Button
                type={check.is_read ? 'default' : 'primary'}
                disabled={Object.keys(settled).length === 0}
                loading={isChecking}
                onClick={() => onTry(settled)}
              >
                {texts.try}
              </Button>
            </div>
          </>
        )}
      </Flex>
    </Card>
  );
}

/** 0 for a needed column that was not found, 1 for one that was, 2 for what the file may lack. */
function attention({ name }: Column, needed: Set<string>, isSure: Map<string, boolean>): number {
  if (isSure.get(name)) {
    return 1;
  }
  return needed.has(name) ? 0 : 2;
}

interface Shown {
  check: DeliveryCheck;
  needed: Set<string>;
  offered: Matched;
  chosen: Matched;
  setChosen: (change: (before: Matched) => Matched) => void;
}

function useColumns(shown: Shown): NonNullable<TableProps<Column>['columns']> {
  const { mapping } = useTexts(wizardTexts);
  const { quality } = useTexts(deliveryTexts);
  const words = useTexts(datasetTexts).column;
  const say = useSay();
  const examples = new Map(shown.check.detected.headers.map((header) => [header.header, header.examples]));
  return [
    {
      title: quality.column,
      width: '40%',
      render: (_, column) => (
        <>
          {say(column.title)} {shown.needed.has(column.name) && <Tag>{words.required}</Tag>}
          <div className="mono">{column.name}</div>
        </>
      ),
    },
    {
      title: mapping.header,
      render: (_, column) => (
        <Flex vertical gap={4} style={{ minWidth: 140 }}>
          <HeaderChoice column={column} {...shown} />
          <Flex gap={8} wrap>
            <SourceTag column={column} {...shown} />
            <Typography.Text type="secondary" style={{ overflowWrap: 'anywhere' }}>
              {examples.get(shown.chosen[column.name] ?? '')?.join(mapping.comma)}
            </Typography.Text>
          </Flex>
        </Flex>
      ),
    },
  ];
}

function HeaderChoice({ column, check, needed, chosen, setChosen }: Shown & { column: Column }) {
  const texts = useTexts(wizardTexts).mapping;
  const say = useSay();
  const header = chosen[column.name];
  const isMissing = needed.has(column.name) && header === undefined;
  return (
    <Select<string>
      aria-label={texts.headerOf(say(column.title))}
      style={{ width: '100%', maxWidth: 320 }}
      {...(header === undefined ? {} : { value: header })}
      options={check.detected.headers.map(({ header }) => ({ value: header, label: header }))}
      placeholder={texts.missing}
      status={isMissing ? 'error' : ''}
      showSearch
      allowClear
      onChange={(wanted: string | undefined) =>
        setChosen((before) => withHeader(before, column.name, wanted))
      }
    />
  );
}

function SourceTag({ column, check, needed, offered, chosen }: Shown & { column: Column }) {
  const texts = useTexts(wizardTexts).mapping;
  const matched = check.columns.find((one) => one.column === column.name);
  const source = matched && sourceOf(matched, offered, chosen);
  if (source !== undefined) {
    return <StatusTag mood={MOODS[source]}>{texts.sources[source]}</StatusTag>;
  }
  return needed.has(column.name) ? (
    <StatusTag mood="bad">{texts.sources.none}</StatusTag>
  ) : (
    <Typography.Text type="secondary">{texts.sources.empty}</Typography.Text>
  );
}
