import { expect, it } from 'vitest';
import type { Indicator } from '../api/types';
import { choiceOf } from './use-choice';

const indicator = (name: string, levels: Indicator['levels']) => ({ name, levels }) as Indicator;
const indicators = [indicator('firms', ['county']), indicator('residents', ['county', 'township'])];
const of = (address: string) => choiceOf(new URLSearchParams(address), indicators);

it('reads the choice out of the address', () => {
  expect(of('indicator=residents&level=township&within=370303')).toEqual({
    indicator: indicators[1],
    level: 'township',
    within: '370303',
  });
});

it('takes what there is for what there is not', () => {
  expect(of('indicator=happiness')).toMatchObject({ indicator: indicators[1], level: 'county' });
  expect(of('indicator=firms&level=township&within=370303')).toEqual({
    indicator: indicators[0],
    level: 'county',
    within: undefined,
  });
  expect(choiceOf(new URLSearchParams(), [])).toBeUndefined();
});
