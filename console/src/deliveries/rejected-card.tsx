// The rejected rows of a delivery with their reasons, page by page, by rule and column; and the workbook to mend them in.
import { Card, Flex, Select } from 'antd';
import type { Delivery, QualityResult } from '../api/types';
import { CardTitle } from '../components/card-title';
import { DownloadButton } from '../components/download-button';
import { ServerTable } from '../components/server-table';
import { usePageParams, type ListParams } from '../components/use-page-params';
import { useTexts } from '../texts/use-texts';
import { useRuleNames } from './quality-table';
import { useRejected } from './queries';
import { useRejectedColumns } from './rejected-table';
import { deliveryTexts } from './texts';

interface Props {
  delivery: Delivery;
  quality: QualityResult[];
}

export function RejectedCard({ delivery, quality }: Props) {
  const texts = useTexts(deliveryTexts).rejected;
  const list = usePageParams();
  const rule = list.value('rule');
  const column = list.value('column');
  const rejected = useRejected(delivery.id, {
    ...list.paging,
    ...(rule ? { rule } : {}),
    ...(column ? { column } : {}),
  });
  return (
    <Card
      title={<CardTitle>{texts.title}</CardTitle>}
      extra={
        <DownloadButton
          path={`/api/deliveries/${delivery.id}/rejected.xlsx`}
          fallbackName={`${delivery.file_name}-rejected.xlsx`}
          type="primary"
        >
          {texts.download}
        </DownloadButton>
      }
    >
      <Flex vertical gap={12}>
        <Filters dataset={delivery.dataset} quality={quality} list={list} />
        <ServerTable
          query={rejected}
          columns={useRejectedColumns(delivery.dataset)}
          rowKey={(cell) => String(cell.place)}
          list={list}
        />
      </Flex>
    </Card>
  );
}

interface FilterProps extends Pick<Props, 'quality'> {
  dataset: string;
  list: ListParams;
}

/** Only what failed can be chosen. */
function Filters({ dataset, quality, list }: FilterProps) {
  const { rejected: texts, quality: words } = useTexts(deliveryTexts);
  const names = useRuleNames(dataset);
  const failed = quality.filter((result) => result.failed > 0 && !result.warning);
  const rules = [...new Set(failed.map(({ rule }) => rule))];
  const columns = [...new Set(failed.map(({ column }) => column ?? ''))].filter((column) => column !== '');
  return (
    <Flex gap={8} wrap>
      <Select
        aria-label={words.rule}
        value={list.value('rule') ?? ''}
        options={[
          { value: '', label: texts.allRules },
          ...rules.map((rule) => ({ value: rule, label: names.rule(rule) })),
        ]}
        onChange={(rule: string) => list.change({ rule })}
        popupMatchSelectWidth={false}
        style={{ width: 240, maxWidth: '100%' }}
      />
      <Select
        aria-label={words.column}
        value={list.value('column') ?? ''}
        options={[
          { value: '', label: texts.allColumns },
          ...columns.map((column) => ({ value: column, label: names.column(column) ?? column })),
        ]}
        onChange={(column: string) => list.change({ column })}
        style={{ width: 240, maxWidth: '100%' }}
      />
    </Flex>
  );
}
