// One record: every field with its value, who said so and when it was handed over, what it was before, and where other
// sources disagree.
import { FlagOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Grid, Tag, Typography, type TableProps } from 'antd';
import { useState } from 'react';
import type { Conflict, Registry, RegistryHistory } from '../api/types';
import { CardTitle } from '../components/card-title';
import { PlainTable } from '../components/plain-table';
import { StatusTag } from '../components/status-tag';
import { useCellText } from '../components/use-cell-text';
import { ReportDialog } from '../corrections/report-dialog';
import { correctionTexts } from '../corrections/texts';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { ConflictValues } from './conflict-values';
import { FieldHistory } from './field-history';
import { useFieldTitles } from './field-titles';
import { GivenBy } from './given-by';
import { useConflicts } from './queries';
import { recordFields, type RecordField } from './record';
import { RecordTimeline } from './record-timeline';
import { SettleDialog } from './settle-dialog';
import { registryTexts } from './texts';

interface Props {
  registry: Registry;
  history: RegistryHistory;
  /** Back to what was found, when it was more than this. */
  onBack?: () => void;
}

const MOST_CONFLICTS = 100;

export function RecordView({ registry, history, onBack }: Props) {
  const texts = useTexts(registryTexts).record;
  const { minute } = useFormats();
  const latest = history.states[0];
  const [settled, setSettled] = useState<Conflict>();
  const [doubted, setDoubted] = useState<RecordField>();
  return (
    <>
      {onBack && (
        <div>
          <Button onClick={onBack}>{texts.back}</Button>
        </div>
      )}
      <Card title={<CardTitle>{history.key}</CardTitle>}>
        <Flex vertical gap={12}>
          {latest?.valid_to && <Alert type="warning" showIcon title={texts.ended(minute(latest.valid_to))} />}
          {latest && (
            <Typography.Text type="secondary">{texts.validFrom(minute(latest.valid_from))}</Typography.Text>
          )}
          <PlainTable
            rows={recordFields(registry, history)}
            columns={useColumns(registry, history, { settle: setSettled, doubt: setDoubted })}
            rowKey={(field) => field.name}
            isWrapped
          />
          <Typography.Text type="secondary">
            <FlagOutlined /> {texts.doubt}
          </Typography.Text>
        </Flex>
      </Card>
      <Card title={<CardTitle>{texts.history}</CardTitle>}>
        <RecordTimeline registry={registry} history={history} />
      </Card>
      {doubted && (
        <Doubt
          registry={registry}
          record={history.key}
          field={doubted}
          onClose={() => setDoubted(undefined)}
        />
      )}
      {settled && (
        <SettleDialog registry={registry} conflict={settled} onClose={() => setSettled(undefined)} />
      )}
    </>
  );
}

interface DoubtProps {
  registry: Registry;
  record: string;
  field: RecordField;
  onClose: () => void;
}

function Doubt({ registry, record, field: { name, value }, onClose }: DoubtProps) {
  const say = useCellText();
  const title = useFieldTitles(registry);
  const seen = say(value);
  return (
    <ReportDialog
      seenIn={{ registry: registry.name }}
      columns={[{ value: name, label: title(name) }]}
      known={{ key: record, column: name, ...(seen ? { seen } : {}) }}
      onClose={onClose}
    />
  );
}

interface Acts {
  settle: (conflict: Conflict) => void;
  doubt: (field: RecordField) => void;
}

function useColumns(
  registry: Registry,
  history: RegistryHistory,
  { settle, doubt }: Acts,
): NonNullable<TableProps<RecordField>['columns']> {
  const { record: texts, conflict: words } = useTexts(registryTexts);
  const { report } = useTexts(correctionTexts);
  const say = useCellText();
  const title = useFieldTitles(registry);
  const query = { key: history.key, page: 1, page_size: MOST_CONFLICTS };
  const conflicts = useConflicts(registry.name, query, registry.may.includes('conflict.read'));
  const { md: isWide } = Grid.useBreakpoint();
  const conflictOf = (field: string) => conflicts.data?.items.find((conflict) => conflict.field === field);
  const source = ({ source }: RecordField) =>
    source ? <GivenBy registry={registry} source={source} given={history.given} /> : null;
  const columns: NonNullable<TableProps<RecordField>['columns']> = [
    { title: texts.field, width: isWide ? '22%' : '34%', render: (_, field) => title(field.name) },
    {
      title: texts.value,
      render: (_, field) => {
        const conflict = conflictOf(field.name);
        return (
          <Flex vertical gap={4} style={{ whiteSpace: 'normal', maxWidth: 560 }}>
            <span>
              {say(field.value) || texts.nothing} {field.isMasked && <Tag>{texts.masked}</Tag>}
              {conflict && <StatusTag mood="warning">{texts.conflict}</StatusTag>}
              {field.name !== registry.key && !field.isMasked && (
                <Button
                  size="small"
                  type="text"
                  icon={<FlagOutlined />}
                  title={report}
                  aria-label={report}
                  onClick={() => doubt(field)}
                />
              )}
            </span>
            {conflict && <ConflictValues registry={registry} conflict={conflict} />}
            {conflict && registry.may.includes('conflict.settle') && (
              <div>
                <Button size="small" onClick={() => settle(conflict)}>
                  {conflict.settled ? words.again : words.settle}
                </Button>
              </div>
            )}
            {!isWide && source(field)}
            {field.before.length > 0 && <FieldHistory registry={registry} states={field.before} />}
          </Flex>
        );
      },
    },
  ];
  // On a phone the source stands below the value.
  return isWide
    ? [...columns, { title: texts.source, width: '32%', render: (_, field) => source(field) }]
    : columns;
}
