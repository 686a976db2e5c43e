// One value of a facet with its count; pressed when the list is narrowed by it.
import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  isChosen: boolean;
  count: string;
  /** What is counted, when the number alone does not say it. */
  countTitle?: string;
  onClick: () => void;
  children: ReactNode;
}

export function Choice({ isChosen, count, countTitle, onClick, children }: Props) {
  return (
    <Button
      type={isChosen ? 'primary' : 'text'}
      size="small"
      block
      aria-pressed={isChosen}
      onClick={onClick}
      style={{ height: 'auto', paddingBlock: 3, whiteSpace: 'normal' }}
    >
      <Flex justify="space-between" align="center" gap={8} style={{ width: '100%' }}>
        <span style={{ textAlign: 'start' }}>{children}</span>
        <span className="number" title={countTitle}>
          {count}
        </span>
      </Flex>
    </Button>
  );
}
