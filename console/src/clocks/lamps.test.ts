import { expect, it } from 'vitest';
import type { Clock, TimeLimit } from '../api/types';
import { countsOf, lampOf } from './lamps';

const limit = (lamp: string, state = 'running') => ({ lamp, state }) as TimeLimit;
const clock = (...limits: TimeLimit[]) => ({ limits }) as Clock;

it('takes the most urgent time limit of a matter, which comes first', () => {
  expect(lampOf(clock(limit('red', 'overdue'), limit('green')))).toBe('red');
  expect(lampOf(clock(limit('green', 'paused')))).toBe('paused');
});

it('counts matters, not time limits', () => {
  const clocks = [clock(limit('red'), limit('red')), clock(limit('green')), clock(limit('green'))];
  expect(countsOf(clocks)).toEqual({ red: 1, yellow: 0, green: 2, paused: 0 });
});
