// Records that a search found, with enough to tell them apart.
import { Button, Flex, Tag, Typography, type TableProps } from 'antd';
import type { Registry, RegistryHit, Page } from '../api/types';
import { ACTIONS, DataTable } from '../components/data-table';
import { useCellText } from '../components/use-cell-text';
import { common } from '../texts/common';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { useFieldTitles } from './field-titles';
import { registryTexts } from './texts';

interface Props {
  registry: Registry;
  found: Page<RegistryHit>;
  isBusy: boolean;
  onTurn: (page: number) => void;
  onOpen: (key: string) => void;
}

/** The server shows no more than so many records of one search. */
const MOST = 500;

export function Hits({ registry, found, isBusy, onTurn, onOpen }: Props) {
  const texts = useTexts(registryTexts).find;
  const { total } = useTexts(common);
  const { number } = useFormats();
  return (
    <Flex vertical gap={8}>
      {found.total >= MOST && <Typography.Text type="warning">{texts.many(number(MOST))}</Typography.Text>}
      <DataTable<RegistryHit>
        columns={useColumns(registry, onOpen)}
        rowKey={(hit) => hit.key}
        dataSource={found.items}
        loading={isBusy}
        empty={texts.none}
        pagination={{
          current: found.page,
          pageSize: found.page_size,
          total: found.total,
          showTotal: (count) => total(number(count)),
          showSizeChanger: false,
          hideOnSinglePage: found.total === 0,
          onChange: onTurn,
        }}
      />
    </Flex>
  );
}

function useColumns(
  registry: Registry,
  onOpen: (key: string) => void,
): NonNullable<TableProps<RegistryHit>['columns']> {
  const { find: texts, record } = useTexts(registryTexts);
  const title = useFieldTitles(registry);
  const say = useCellText();
  const shown = [...(registry.search?.by ?? []), ...(registry.search?.beside ?? [])];
  return [
    ...shown.map((field) => ({
      title: title(field),
      render: (_: unknown, hit: RegistryHit) => (
        <div style={{ maxWidth: 360, whiteSpace: 'normal' }}>{say(hit.fields[field])}</div>
      ),
    })),
    {
      title: title(registry.key),
      render: (_, hit) => (
        <>
          <span className="mono">{hit.key}</span> {hit.key_masked && <Tag>{record.masked}</Tag>}
        </>
      ),
    },
    {
      ...ACTIONS,
      render: (_, hit) => (
        <Button size="small" disabled={hit.key_masked} onClick={() => onOpen(hit.key)}>
          {texts.open}
        </Button>
      ),
    },
  ];
}
