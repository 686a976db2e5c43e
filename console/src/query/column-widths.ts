// How wide the columns of an answer are drawn: as wide as their longest value among the first rows, within bounds.
import type { QueryAnswer } from '../api/types';
import { cellText } from '../components/values';

const LOOKED_AT = 100;
const NARROWEST = 80;
const WIDEST = 360;
const PADDING = 28;
/** As wide as the mark of a masked column. */
const MARK = '  ';

export function columnWidths(answer: QueryAnswer): number[] {
  const rows = answer.rows.slice(0, LOOKED_AT);
  return answer.columns.map((column, index) => {
    const texts = [column.name + (column.masked ? MARK : ''), ...rows.map((row) => cellText(row[index]))];
    const widest = texts.reduce((most, text) => Math.max(most, textWidth(text)), 0);
    return Math.min(WIDEST, Math.max(NARROWEST, widest + PADDING));
  });
}

/** Chinese characters are twice as wide as Latin ones. */
function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    width += character > '\u2e7f' ? 15 : 9.5;
  }
  return Math.ceil(width);
}
