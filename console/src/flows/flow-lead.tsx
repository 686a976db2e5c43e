// Where something stands and by when what has to be done, below the title of its page.
import { Flex } from 'antd';
import type { Standing } from '../api/types';
import { FlowState } from './flow-state';
import { LimitLamp } from './limit-lamp';

export function FlowLead({ standing, isGood }: { standing: Standing; isGood?: boolean }) {
  return (
    <Flex gap={4} wrap>
      <FlowState standing={standing} isGood={isGood ?? false} />
      {standing.limits.map((limit) => (
        <LimitLamp key={limit.name} limit={limit} />
      ))}
    </Flex>
  );
}
