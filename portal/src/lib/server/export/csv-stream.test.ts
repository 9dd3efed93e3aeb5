import { AsyncLocalStorage } from 'node:async_hooks';
import { expect, it } from 'vitest';
import type { Page } from '@rafiq/shared/page.ts';
import { csvStream } from './csv-stream.ts';

const perPage = 10;

/** A list of numbers in pages; counts how many pages were asked for. */
function listOf(total: number) {
  let asked = 0;
  const page = (from: number): Page<number> => ({
    items: Array.from({ length: Math.min(perPage, total - from) }, (_, index) => from + index),
    nextCursor: from + perPage < total ? String(from + perPage) : null,
  });
  const next = (cursor: string) => {
    asked += 1;
    return Promise.resolve(page(Number(cursor)));
  };
  return { first: page(0), next, asked: () => asked };
}
const source = (list: ReturnType<typeof listOf>) => ({
  heading: ['عدد'],
  first: list.first,
  next: list.next,
  cells: (row: number) => [row],
  cutOff: () => 'more',
});
/** `Response.text()` would take the mark away. */
const textOf = async (stream: ReadableStream<Uint8Array>) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await new Response(stream).arrayBuffer());

it('begins with the mark and the heading, and holds every row once', async () => {
  const lines = (await textOf(csvStream(source(listOf(23))))).split('\r\n');
  expect(lines[0]).toBe('\ufeff"عدد"');
  expect(lines.slice(1, -1)).toEqual(Array.from({ length: 23 }, (_, row) => String(row)));
});
it.each([
  [20, 20, []],
  [21, 20, ['"more"']],
  [15, 20, []],
  [45, 20, ['"more"']],
  [25, 15, ['"more"']],
])('of %i rows writes at most %i, and says so if there are more', async (total, most, last) => {
  const text = await textOf(csvStream({ ...source(listOf(total)), most }));
  expect(text.split('\r\n').slice(1, -1)).toEqual([
    ...Array.from({ length: Math.min(total, most) }, (_, row) => String(row)),
    ...last,
  ]);
});
it('leaves out what is not kept, and does not count it', async () => {
  const keep = (row: number) => row % 2 === 1;
  const text = await textOf(csvStream({ ...source(listOf(23)), keep, most: 11 }));
  expect(text.split('\r\n').slice(1, -1)).toHaveLength(11);
  expect(text).not.toContain('more');
});
it('reads no page before the last one was taken, and none after the reader has left', async () => {
  const list = listOf(1000);
  const reader = csvStream(source(list)).getReader();
  await reader.read();
  await reader.read();
  expect(list.asked()).toBeLessThanOrEqual(2);
  await reader.cancel();
  expect(list.asked()).toBeLessThanOrEqual(2);
});
it('breaks off where a page cannot be read', async () => {
  const failing = { ...source(listOf(30)), next: () => Promise.reject(new Error('gone')) };
  await expect(textOf(csvStream(failing))).rejects.toThrow('gone');
});
it('writes every page in the language of the request that asked for it', async () => {
  const language = new AsyncLocalStorage<string>();
  const stream = language.run('fa', () =>
    csvStream({ ...source(listOf(25)), cells: () => [language.getStore() ?? 'lost'] }),
  );
  expect((await textOf(stream)).split('\r\n').slice(1, -1)).toEqual(Array.from({ length: 25 }, () => '"fa"'));
});
