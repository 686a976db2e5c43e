// The table as a file, with the words of the page.
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { save } from '../api/download';
import type { Indicator, IndicatorValues } from '../api/types';
import { useSay, useTexts } from '../texts/use-texts';
import { csvOf } from './csv';
import { mapTexts } from './texts';
import { useNumbers } from './use-numbers';

interface Props {
  indicator: Indicator;
  values: IndicatorValues;
  names: ReadonlyMap<string, string>;
}

export function CsvButton({ indicator, values, names }: Props) {
  const texts = useTexts(mapTexts);
  const say = useSay();
  const { cell } = useNumbers(indicator, values.few);
  const write = () => {
    const title = `${say(indicator.title)}(${say(indicator.unit)})`;
    const header = [
      texts.code,
      texts.county,
      texts.name,
      title,
      texts.numerator,
      texts.denominator,
      texts.note,
    ];
    const rows = values.divisions.map((row) => [
      row.code,
      names.get(row.parent) ?? values.whole.name,
      row.name,
      String(row.value ?? ''),
      String(row.numerator ?? ''),
      String(row.denominator ?? ''),
      row.value == null ? cell(row) : '',
    ]);
    const name = `${say(indicator.title)} ${values.whole.name} ${values.day}.csv`;
    save(new Blob([csvOf(header, rows)], { type: 'text/csv' }), name);
  };
  return (
    <Button size="small" icon={<DownloadOutlined />} onClick={write}>
      {texts.csv}
    </Button>
  );
}
