// What the numbers leave out: hidden ones, and records of no known division.
import { Typography } from 'antd';
import type { IndicatorValues } from '../api/types';
import { useFormats } from '../texts/formats';
import { useTexts } from '../texts/use-texts';
import { mapTexts } from './texts';

export function Unplaced({ values }: { values: IndicatorValues }) {
  const texts = useTexts(mapTexts);
  const { number } = useFormats();
  const { unplaced, few, divisions } = values;
  const left = unplaced == null ? texts.unplacedFew(few) : unplaced > 0 && texts.unplaced(number(unplaced));
  const isHidden = divisions.some(({ hidden }) => hidden != null);
  return (
    <Typography.Text type="secondary" style={{ fontSize: 12 }}>
      {left} {isHidden && texts.why(few)}
    </Typography.Text>
  );
}
