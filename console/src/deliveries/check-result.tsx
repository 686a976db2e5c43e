// What the check of a file found, before anything is kept: counts, faults with reasons, columns; and the way on.
import { Alert, Button, Card, Collapse, Flex, Typography } from 'antd';
import type { Dataset, DeliveryCheck } from '../api/types';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { ColumnMapping } from './column-mapping';
import { CountCards } from './counts';
import type { Matched } from './mapping';
import { QualityTable } from './quality-table';
import { RejectedTable } from './rejected-table';
import { deliveryTexts } from './texts';

interface Props {
  dataset: Dataset;
  check: DeliveryCheck;
  isSending: boolean;
  onConfirm: () => void;
  onSettled: () => void;
}

export function CheckResult({ dataset, check, isSending, onConfirm, onSettled }: Props) {
  const texts = useTexts(deliveryTexts).wizard;
  const { number } = useFormats();
  // A refused file is worth handing over too: its annotated workbook has all faults, the check only the first.
  const confirmPartly = check.refused ? texts.confirmRefused : texts.confirm(number(check.good));
  const confirmText = check.bad > 0 ? confirmPartly : texts.confirmClean;
  return (
    <Flex vertical gap={16}>
      <CountCards counts={check} titles={texts.counts} />
      <Verdict check={check} />
      <div>
        <Button
          type={check.refused ? 'default' : 'primary'}
          size="large"
          loading={isSending}
          onClick={onConfirm}
        >
          {confirmText}
        </Button>
      </div>
      {check.notes.length > 0 && (
        <Card size="small" title={<h2 style={{ fontSize: 15, margin: 0 }}>{texts.notes}</h2>}>
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {check.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Card>
      )}
      {check.rejected.length > 0 && (
        <Card size="small" title={<h2 style={{ fontSize: 15, margin: 0 }}>{texts.rejected}</h2>}>
          <RejectedTable dataset={dataset} rejected={check.rejected} />
          <Typography.Text type="secondary">
            {texts.rejectedFirst(number(check.rejected.length))}
          </Typography.Text>
        </Card>
      )}
      <Details dataset={dataset} check={check} onSettled={onSettled} />
    </Flex>
  );
}

function Verdict({ check }: { check: DeliveryCheck }) {
  const texts = useTexts(deliveryTexts).wizard;
  const { number } = useFormats();
  if (check.refused) {
    return (
      <Alert
        type="error"
        showIcon
        role="status"
        title={texts.refusedTitle}
        description={check.refused.message}
      />
    );
  }
  return check.bad > 0 ? (
    <Alert type="warning" showIcon role="status" title={texts.partly(number(check.bad))} />
  ) : (
    <Alert type="success" showIcon role="status" title={texts.clean} />
  );
}

function Details({ dataset, check, onSettled }: Pick<Props, 'dataset' | 'check' | 'onSettled'>) {
  const { wizard, report } = useTexts(deliveryTexts);
  const { number } = useFormats();
  const matched: Matched = Object.fromEntries(
    check.columns.map(({ column, header }) => [column, header ?? undefined]),
  );
  const found = Object.values(matched).filter((header) => header !== undefined);
  const headers = [...found, ...check.extra];
  return (
    <Collapse
      items={[
        {
          key: 'columns',
          label: wizard.columnsFound(number(found.length), number(check.columns.length)),
          children: (
            <Flex vertical gap={12}>
              <Typography.Text type="secondary">{wizard.columnsLead}</Typography.Text>
              {check.extra.length > 0 && <Alert type="info" title={wizard.extra(check.extra.join('、'))} />}
              <ColumnMapping dataset={dataset} headers={headers} matched={matched} onSettled={onSettled} />
            </Flex>
          ),
        },
        {
          key: 'quality',
          label: report.quality,
          children: <QualityTable dataset={dataset.name} quality={check.quality} />,
        },
      ]}
    />
  );
}
