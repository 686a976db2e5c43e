// The columns of a dataset with what must hold of them and how sensitive they are.
import { Flex, Tag, type TableProps } from 'antd';
import type { Column } from '../api/types';
import { PlainTable } from '../components/plain-table';
import { StatusTag, type Mood } from '../components/status-tag';
import { useSay, useTexts } from '../texts/use-texts';
import { datasetTexts } from './texts';
import { useTypeText } from './use-type-text';

const GRADES: Record<string, Mood> = { general: 'quiet', important: 'warning', core: 'bad' };
const PERSONAL: Record<string, Mood> = { no: 'quiet', personal: 'warning', sensitive: 'bad' };

export function ColumnsTable({ columns }: { columns: Column[] }) {
  return <PlainTable rows={columns} columns={useColumns()} rowKey={(column) => column.name} />;
}

function useColumns(): NonNullable<TableProps<Column>['columns']> {
  const texts = useTexts(datasetTexts);
  const say = useSay();
  const grades: Record<string, string> = texts.grade;
  const personal: Record<string, string> = texts.personal;
  const semantics: Record<string, string> = texts.semantic;
  const typeText = useTypeText();
  const demands = (['key', 'required', 'unique'] as const).map((name) => [name, texts.column[name]] as const);
  return [
    {
      title: texts.column.title,
      render: (_, column) => (
        <>
          <div>{say(column.title)}</div>
          <div className="mono">{column.name}</div>
        </>
      ),
    },
    { title: texts.column.type, render: (_, column) => typeText(column.type) },
    {
      title: texts.column.rules,
      render: (_, column) => (
        <Flex gap={4} wrap>
          {demands
            .filter(([name]) => column[name])
            .map(([name, word]) => (
              <Tag key={name}>{word}</Tag>
            ))}
        </Flex>
      ),
    },
    {
      title: texts.column.grade,
      render: (_, { grade }) => (
        <StatusTag mood={GRADES[grade] ?? 'quiet'}>{grades[grade] ?? grade}</StatusTag>
      ),
    },
    {
      title: texts.column.personal,
      render: (_, column) => (
        <StatusTag mood={PERSONAL[column.personal] ?? 'quiet'}>
          {personal[column.personal] ?? column.personal}
        </StatusTag>
      ),
    },
    {
      title: texts.column.kind,
      render: (_, { semantic }) => (semantic ? (semantics[semantic] ?? semantic) : ''),
    },
  ];
}
