import { expect, it, vi } from 'vitest';
import { fullerPage } from './fuller-page.ts';

const pages: Record<string, { items: number[]; nextCursor: string | null }> = {
  start: { items: [], nextCursor: 'a' },
  a: { items: [1, 2], nextCursor: 'b' },
  b: { items: [3, 4, 5, 6, 7, 8, 9, 10, 11], nextCursor: 'c' },
  c: { items: [12], nextCursor: null },
};
const reader = () => vi.fn((cursor: string | undefined) => Promise.resolve(pages[cursor ?? 'start']!));

it('reads on until there is something to show, and leads on from there', async () => {
  const read = reader();
  const page = await fullerPage(read, undefined);
  expect(page).toEqual({ items: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], nextCursor: 'c' });
  expect(read).toHaveBeenCalledTimes(3);
});
it('ends with the list', async () => {
  expect(await fullerPage(reader(), 'c')).toEqual({ items: [12], nextCursor: null });
});
it('gives up looking after five requests and says how to go on', async () => {
  const read = vi.fn(() => Promise.resolve({ items: [], nextCursor: 'more' }));
  expect(await fullerPage(read, undefined)).toEqual({ items: [], nextCursor: 'more' });
  expect(read).toHaveBeenCalledTimes(5);
});
