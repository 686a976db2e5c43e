// For each column of the contract, the header of the file that is read as it; changed here, kept for later files.
import { Button, Flex, Select, Tag, type TableProps } from 'antd';
import { useState } from 'react';
import type { Column, Dataset } from '../api/types';
import { PlainTable } from '../components/plain-table';
import { ProblemAlert } from '../components/problem-alert';
import { useSay, useTexts } from '../texts/use-texts';
import { datasetTexts } from '../datasets/texts';
import { settledBy, type Matched } from './mapping';
import { useSettleColumns } from './queries';
import { deliveryTexts } from './texts';

interface Props {
  dataset: Dataset;
  /** All headers of the file. */
  headers: string[];
  matched: Matched;
  onSettled: () => void;
}

export function ColumnMapping({ dataset, headers, matched, onSettled }: Props) {
  const texts = useTexts(deliveryTexts).wizard;
  const [wanted, setWanted] = useState(matched);
  const settle = useSettleColumns(dataset.name);
  const settled = settledBy(matched, wanted);
  const isChanged = Object.keys(settled).length > 0;
  const change = (column: string, header: string | undefined) =>
    setWanted((before) => {
      // One header is one column: what another column had, it loses.
      const others = Object.entries(before).map(
        ([name, taken]) => [name, taken === header ? undefined : taken] as const,
      );
      return { ...Object.fromEntries(others), [column]: header };
    });
  return (
    <Flex vertical gap={12}>
      <PlainTable
        rows={dataset.columns}
        columns={useColumns(headers, wanted, change)}
        rowKey={(column) => column.name}
      />
      {settle.isError && <ProblemAlert error={settle.error} />}
      <div>
        <Button
          type="primary"
          disabled={!isChanged}
          loading={settle.isPending}
          onClick={() => settle.mutate(settled, { onSuccess: onSettled })}
        >
          {texts.saveMapping}
        </Button>
      </div>
    </Flex>
  );
}

function useColumns(
  headers: string[],
  wanted: Matched,
  change: (column: string, header: string | undefined) => void,
): NonNullable<TableProps<Column>['columns']> {
  const texts = useTexts(deliveryTexts);
  const words = useTexts(datasetTexts).column;
  const say = useSay();
  const options = headers.map((header) => ({ value: header, label: header }));
  return [
    {
      title: texts.quality.column,
      render: (_, column) => (
        <>
          {say(column.title)} {(column.required || column.key) && <Tag>{words.required}</Tag>}
          <div className="mono">{column.name}</div>
        </>
      ),
    },
    {
      title: texts.wizard.header,
      render: (_, column) => (
        <Select<string>
          aria-label={`${texts.wizard.header} ${say(column.title)}`}
          style={{ width: 220 }}
          {...(wanted[column.name] === undefined ? {} : { value: wanted[column.name] })}
          options={options}
          placeholder={texts.wizard.missing}
          status={column.required && wanted[column.name] === undefined ? 'error' : ''}
          showSearch
          allowClear
          onChange={(header: string | undefined) => change(column.name, header)}
        />
      ),
    },
  ];
}
