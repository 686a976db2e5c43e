// The time limits within which something is still to be done, for a line of a list.
import { Flex } from 'antd';
import type { Standing, TimeLimit } from '../api/types';
import { LimitLamp } from './limit-lamp';

/** What is done is told on the page of the thing itself. */
function isOpen({ state }: TimeLimit): boolean {
  return state !== 'met' && state !== 'met_late';
}

export function OpenLimits({ standing }: { standing: Pick<Standing, 'limits'> }) {
  return (
    <Flex gap={4} wrap>
      {standing.limits.filter(isOpen).map((limit) => (
        <LimitLamp key={limit.name} limit={limit} />
      ))}
    </Flex>
  );
}
