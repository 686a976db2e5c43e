// The one table: it scrolls sideways where it is too wide, and says so to those who cannot see it.
import { Empty, Table, type TableProps, type TableRef } from 'antd';
import { useEffect, useRef } from 'react';
import { common } from '../texts/common';
import { useTexts } from '../texts/use-texts';

/** The column of what can be done with a row: it stays in sight when the table scrolls sideways. */
export const ACTIONS = { title: '', align: 'end', fixed: 'end' } as const;

interface Props<T extends object> extends TableProps<T> {
  /** What to say when there is nothing. */
  empty?: string | undefined;
}

export function DataTable<T extends object>({ empty, ...props }: Props<T>) {
  const texts = useTexts(common);
  const table = useRef<TableRef>(null);
  // The library draws the scrolling box itself; without a stop of the Tab key the arrow keys could not scroll it.
  useEffect(() => {
    const box = table.current?.nativeElement.querySelector('.ant-table-content');
    box?.setAttribute('tabindex', '0');
    box?.setAttribute('role', 'region');
    box?.setAttribute('aria-label', texts.scrollable);
  }, [texts]);
  return (
    <Table<T>
      ref={table}
      size="middle"
      scroll={{ x: 'max-content' }}
      locale={{
        emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty ?? texts.empty} />,
      }}
      {...props}
    />
  );
}
