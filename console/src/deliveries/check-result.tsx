// What the check of a file found, before anything is kept: how it would end, what is wrong with which row, the way on.
import { Alert, Button, Card, Collapse, Flex, Typography } from 'antd';
import type { Dataset, DeliveryCheck } from '../api/types';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { Counts } from './counts';
import { neededColumns } from './mapping';
import { QualityTable } from './quality-table';
import { RejectedTable } from './rejected-table';
import { deliveryTexts } from './texts';
import { wizardTexts } from './wizard-texts';

interface Props {
  dataset: Dataset;
  check: DeliveryCheck;
}

/** How the delivery would end, in one sentence. */
export function Verdict({ dataset, check }: Props) {
  const texts = useTexts(wizardTexts).wizard;
  const { number } = useFormats();
  const refusal = useRefusal({ dataset, check });
  if (check.refused) {
    return (
      <Alert
        type="error"
        showIcon
        title={check.is_read ? texts.refusedTitle : texts.unsettledTitle}
        description={refusal}
      />
    );
  }
  return check.bad > 0 ? (
    <Alert type="warning" showIcon title={texts.partly(number(check.bad))} />
  ) : (
    <Alert type="success" showIcon title={texts.clean} />
  );
}

/** Why the file would be refused; where columns are missing, what to do about it here. */
function useRefusal({ dataset, check }: Props): string | undefined {
  const texts = useTexts(wizardTexts).wizard;
  const say = useSay();
  if (check.refused?.code !== 'delivery.column_missing') {
    return check.refused?.message;
  }
  const needed = neededColumns(dataset.columns);
  const missing = check.columns.filter(({ column, header }) => header == null && needed.has(column));
  const titles = missing.map(({ column, title }) => {
    const known = dataset.columns.find(({ name }) => name === column);
    return known ? say(known.title) : title;
  });
  return texts.columnsMissing(titles.join(texts.comma));
}

export function CheckResult({ dataset, check }: Props) {
  const { wizard } = useTexts(wizardTexts);
  const { report } = useTexts(deliveryTexts);
  return (
    <Flex vertical gap={16}>
      <Counts counts={check} titles={wizard.counts} />
      {check.rejected.length > 0 && (
        <Card size="small" title={<h3 style={{ fontSize: 15, margin: 0 }}>{wizard.rejected}</h3>}>
          <RejectedTable dataset={dataset.name} rejected={check.rejected} />
          <Typography.Text type="secondary">{wizard.rejectedFirst}</Typography.Text>
        </Card>
      )}
      <Collapse
        items={[
          {
            key: 'quality',
            label: report.quality,
            children: <QualityTable dataset={dataset.name} quality={check.quality} />,
          },
        ]}
      />
    </Flex>
  );
}

interface ConfirmProps extends Props {
  /** Headers will be settled by the delivery. */
  settles: boolean;
  isSending: boolean;
  isDisabled: boolean;
  onConfirm: () => void;
}

/** The last step, with what it does to the table. */
export function Confirm({ dataset, check, settles, isSending, isDisabled, onConfirm }: ConfirmProps) {
  const texts = useTexts(wizardTexts).wizard;
  const { number } = useFormats();
  // A refused file is worth handing over too: its annotated workbook has all faults, the check only the first.
  const partly = check.refused ? texts.confirmRefused : texts.confirm(number(check.good));
  const isUseful = !check.refused && check.good > 0;
  return (
    <Flex vertical gap={8}>
      <div>
        <Button
          type={isUseful ? 'primary' : 'default'}
          size="large"
          loading={isSending}
          disabled={isDisabled}
          onClick={onConfirm}
          style={{ height: 'auto', paddingBlock: 8, whiteSpace: 'normal', maxWidth: '100%' }}
        >
          {check.bad > 0 || check.refused ? partly : texts.confirmClean(number(check.good))}
        </Button>
      </div>
      {isUseful && <Typography.Text type="secondary">{texts.modes[dataset.mode]}</Typography.Text>}
      {settles && <Typography.Text type="secondary">{texts.settles}</Typography.Text>}
    </Flex>
  );
}
