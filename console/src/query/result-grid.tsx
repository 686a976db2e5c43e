// The rows of an answer. Only those in sight are drawn, so that 100,000 of them do not freeze the page.
import { useVirtualizer } from '@tanstack/react-virtual';
import { theme } from 'antd';
import { useRef, type CSSProperties } from 'react';
import type { QueryAnswer } from '../api/types';
import { MaskedMark } from '../components/masked-mark';
import { useCellText } from '../components/use-cell-text';
import { useTexts } from '../texts/use-texts';
import { columnWidths } from './column-widths';
import { queryTexts } from './texts';

const ROW_HEIGHT = 34;
const HEIGHT = 480;

export function ResultGrid({ answer }: { answer: QueryAnswer }) {
  const texts = useTexts(queryTexts);
  const cellText = useCellText();
  const { token } = theme.useToken();
  const box = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the rows in sight change while scrolling, on purpose
  const rows = useVirtualizer({
    count: answer.rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const widths = columnWidths(answer);
  const line: CSSProperties = {
    display: 'grid',
    gridTemplateColumns: widths.map((width) => `${width}px`).join(' '),
    height: ROW_HEIGHT,
    width: widths.reduce((sum, width) => sum + width, 0),
    borderBottom: `1px solid ${token.colorSplit}`,
  };
  return (
    <div
      ref={box}
      role="grid"
      aria-label={texts.result}
      aria-rowcount={answer.rows.length + 1}
      tabIndex={0}
      style={{
        maxHeight: HEIGHT,
        overflow: 'auto',
        border: `1px solid ${token.colorBorderSecondary}`,
        background: token.colorBgContainer,
      }}
    >
      <div
        role="row"
        aria-rowindex={1}
        style={{
          ...line,
          position: 'sticky',
          top: 0,
          zIndex: 1,
          background: token.colorBgContainer,
          fontWeight: 600,
        }}
      >
        {answer.columns.map((column, index) => (
          <div role="columnheader" key={index} title={column.type} style={CELL}>
            {column.name}
            {column.masked && <MaskedMark />}
          </div>
        ))}
      </div>
      <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map((item) => (
          <div
            role="row"
            aria-rowindex={item.index + 2}
            key={item.key}
            style={{ ...line, position: 'absolute', transform: `translateY(${item.start}px)` }}
          >
            {answer.rows[item.index]?.map((value, index) => (
              <div role="gridcell" key={index} title={cellText(value)} style={CELL}>
                {cellText(value)}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

const CELL: CSSProperties = {
  padding: '6px 12px',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  fontVariantNumeric: 'tabular-nums',
};
