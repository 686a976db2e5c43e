// The first rows of a dataset, of the current or a past version, as the caller may see them.
import { Alert, Button, Flex, Typography } from 'antd';
import type { Dataset, QueryAnswer } from '../api/types';
import { Loaded } from '../components/loaded';
import { MaskedMark } from '../components/masked-mark';
import { PlainTable } from '../components/plain-table';
import type { ListParams } from '../components/use-page-params';
import { useCellText } from '../components/use-cell-text';
import { useFormats } from '../texts/formats';
import { useSay, useTexts } from '../texts/use-texts';
import { useRows } from './queries';
import { datasetTexts } from './texts';

export function RowsTab({ dataset, list }: { dataset: Dataset; list: ListParams }) {
  const texts = useTexts(datasetTexts);
  const asked = list.value('version');
  const version = asked === undefined ? undefined : Number(asked);
  const rows = useRows(dataset.name, version);
  return (
    <Flex vertical gap={12}>
      {version === undefined ? (
        <Typography.Text type="secondary">{texts.rows.lead}</Typography.Text>
      ) : (
        <Alert
          type="info"
          showIcon
          title={texts.rows.version(version)}
          action={
            <Button size="small" onClick={() => list.change({ version: undefined })}>
              {texts.rows.current}
            </Button>
          }
        />
      )}
      <Loaded query={rows}>{(answer) => <Rows dataset={dataset} answer={answer} />}</Loaded>
    </Flex>
  );
}

interface Row {
  number: number;
  values: unknown[];
}

function Rows({ dataset, answer }: { dataset: Dataset; answer: QueryAnswer }) {
  const texts = useTexts(datasetTexts);
  const say = useSay();
  const { number } = useFormats();
  const cellText = useCellText();
  const titles = new Map(dataset.columns.map((column) => [column.name, column.title]));
  const columns = answer.columns.map((column, index) => {
    const title = titles.get(column.name);
    return {
      key: column.name,
      title: (
        <>
          {title ? say(title) : column.name}
          {column.masked && <MaskedMark />}
        </>
      ),
      render: (_: unknown, row: Row) => cellText(row.values[index]),
    };
  });
  const rows = answer.rows.map((values, number) => ({ number, values }));
  return (
    <Flex vertical gap={8}>
      <PlainTable
        rows={rows}
        columns={columns}
        rowKey={(row) => String(row.number)}
        empty={texts.rows.empty}
      />
      {answer.cut && (
        <Typography.Text type="secondary">{texts.rows.cut(number(rows.length))}</Typography.Text>
      )}
    </Flex>
  );
}
