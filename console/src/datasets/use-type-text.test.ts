import { describe, expect, it } from 'vitest';
import { typeText } from './use-type-text';
import { words } from './words';

describe('typeText', () => {
  const { types } = words.en;

  it('says sizes in words', () => {
    expect(typeText('text(18)', types)).toBe('Text, up to 18 characters');
    expect(typeText('text', types)).toBe('Text');
    expect(typeText('decimal(18,4)', types)).toBe('Number, 18 digits, 4 of them decimals');
    expect(typeText('date', types)).toBe('Date');
  });

  it('leaves what it does not know as it is', () => {
    expect(typeText('geometry', types)).toBe('geometry');
    expect(typeText('', types)).toBe('');
  });
});
