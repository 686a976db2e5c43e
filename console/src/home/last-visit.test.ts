import { beforeEach, expect, it } from 'vitest';
import { lastVisit } from './last-visit';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

it('knows nothing on the first visit, and stays by the one before during a visit', () => {
  expect(lastVisit(localStorage, sessionStorage, 100)).toBeUndefined();
  expect(lastVisit(localStorage, sessionStorage, 200)).toBeUndefined();
  sessionStorage.clear();
  expect(lastVisit(localStorage, sessionStorage, 300)).toBe(200);
  expect(lastVisit(localStorage, sessionStorage, 400)).toBe(200);
});
