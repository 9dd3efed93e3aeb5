import { afterEach, expect, it, vi } from 'vitest';
import { placeOnTrail } from './trail.ts';

const remembered = (value: string | null) => vi.stubGlobal('sessionStorage', { getItem: () => value });
afterEach(() => vi.unstubAllGlobals());

it('tells where a lead stands in the list it was opened from', () => {
  remembered('["/manage/leads/a","/manage/leads/b","/manage/leads/c"]');
  expect(placeOnTrail('/manage/leads/a')).toEqual({
    number: 1,
    total: 3,
    previous: undefined,
    next: '/manage/leads/b',
  });
  expect(placeOnTrail('/manage/leads/c')?.previous).toBe('/manage/leads/b');
});
it('knows no trail for a lead opened otherwise', () => {
  remembered('["/manage/leads/a","/manage/leads/b"]');
  expect(placeOnTrail('/manage/leads/x')).toBeUndefined();
  remembered(null);
  expect(placeOnTrail('/manage/leads/a')).toBeUndefined();
});
