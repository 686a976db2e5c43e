// One record: every field with its value, the source that said so, and where other sources disagree.
import { Card, Flex, Tag, Typography, type TableProps } from 'antd';
import type { Registry, RegistryRecord } from '../api/types';
import { PlainTable } from '../components/plain-table';
import { StatusTag } from '../components/status-tag';
import { useCellText } from '../components/use-cell-text';
import { DatasetTitle } from '../datasets/dataset-title';
import { useSession } from '../session/queries';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { ConflictValues } from './conflict-values';
import { useFieldTitles } from './field-titles';
import { useConflicts } from './queries';
import { recordFields, validFrom, type RecordField } from './record';
import { registryTexts } from './texts';

export function RecordTable({ registry, record }: { registry: Registry; record: RegistryRecord }) {
  const texts = useTexts(registryTexts).lookUp;
  const { minute } = useFormats();
  const since = validFrom(record);
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{record.key}</h2>}>
      <Flex vertical gap={12}>
        {since !== undefined && (
          <Typography.Text type="secondary">{texts.validFrom(minute(since))}</Typography.Text>
        )}
        <PlainTable
          rows={recordFields(registry, record)}
          columns={useColumns(registry, record.key)}
          rowKey={(field) => field.name}
          isWrapped
        />
      </Flex>
    </Card>
  );
}

const MOST_CONFLICTS = 100;

function useColumns(registry: Registry, key: string): NonNullable<TableProps<RecordField>['columns']> {
  const texts = useTexts(registryTexts).lookUp;
  const say = useCellText();
  const title = useFieldTitles(registry.name);
  const { role } = useSession().person;
  // Only stewards may see conflicts; one of another organisation is refused, and then sees the record without them.
  const conflicts = useConflicts(
    registry.name,
    { key, page: 1, page_size: MOST_CONFLICTS },
    role === 'steward',
  );
  const conflictOf = (field: string) => conflicts.data?.items.find((conflict) => conflict.field === field);
  return [
    { title: texts.field, render: (_, field) => title(field.name) },
    {
      title: texts.value,
      render: (_, field) => {
        const conflict = conflictOf(field.name);
        return (
          <Flex vertical gap={4} style={{ whiteSpace: 'normal', maxWidth: 560 }}>
            <span>
              {say(field.value) || texts.nothing} {field.isMasked && <Tag>{texts.masked}</Tag>}
              {conflict && <StatusTag mood="warning">{texts.conflict}</StatusTag>}
            </span>
            {conflict && <ConflictValues conflict={conflict} />}
          </Flex>
        );
      },
    },
    {
      title: texts.source,
      render: (_, field) => (field.source ? <DatasetTitle name={field.source} /> : null),
    },
  ];
}
