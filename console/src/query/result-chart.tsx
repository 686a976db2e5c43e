// A chart of an answer: which column stands along the axis, which numbers go up, as bars or as lines.
import { Alert, Flex, Segmented, Select, Typography } from 'antd';
import { useState } from 'react';
import type { QueryAnswer } from '../api/types';
import type { SeriesKind } from '../components/chart-data';
import { Chart } from '../components/chart';
import { useCellText } from '../components/use-cell-text';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { firstChoice, numberColumns, POINTS_MAX, toNumber } from './chart-choice';
import { queryTexts } from './texts';

export function ResultChart({ answer }: { answer: QueryAnswer }) {
  const texts = useTexts(queryTexts).chart;
  const cellText = useCellText();
  const { number } = useFormats();
  const [choice, setChoice] = useState(() => firstChoice(answer));
  const [kind, setKind] = useState<SeriesKind>('bar');
  if (choice === undefined) {
    return <Alert type="info" showIcon title={texts.none} />;
  }
  const nameOf = (place: number) => answer.columns[place]?.name ?? '';
  const option = (place: number) => ({ value: place, label: nameOf(place) });
  const rows = answer.rows.slice(0, POINTS_MAX);
  return (
    <Flex vertical gap={12}>
      <Flex gap={12} wrap align="center">
        <Typography.Text>{texts.along}</Typography.Text>
        <Select
          aria-label={texts.along}
          style={{ minWidth: 160 }}
          value={choice.x}
          options={answer.columns.map((_, place) => option(place))}
          onChange={(x) => setChoice({ ...choice, x })}
        />
        <Typography.Text>{texts.up}</Typography.Text>
        <Select
          aria-label={texts.up}
          style={{ minWidth: 200 }}
          mode="multiple"
          maxCount={6}
          value={choice.ys}
          options={numberColumns(answer).map(option)}
          onChange={(ys) => setChoice({ ...choice, ys })}
        />
        <Segmented
          aria-label={texts.kind}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'bar', label: texts.bar },
            { value: 'stacked', label: texts.stacked },
            { value: 'line', label: texts.line },
          ]}
        />
      </Flex>
      {answer.rows.length > POINTS_MAX && (
        <Typography.Text type="secondary">{texts.first(number(POINTS_MAX))}</Typography.Text>
      )}
      <Chart<unknown[]>
        title={texts.title(choice.ys.map(nameOf).join(texts.and), nameOf(choice.x))}
        height={360}
        rows={choice.ys.length === 0 ? [] : rows}
        x={{ name: nameOf(choice.x), value: (row) => cellText(row[choice.x]) }}
        series={choice.ys.map((place) => ({
          name: nameOf(place),
          kind,
          value: (row) => toNumber(row[place]),
        }))}
      />
    </Flex>
  );
}
