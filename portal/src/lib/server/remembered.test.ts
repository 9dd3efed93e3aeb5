import { expect, it, vi } from 'vitest';
import { Remembered } from './remembered.ts';

const goodForMs = 30_000;
function remembered() {
  const clock = { nowMs: 0 };
  return { clock, values: new Remembered<string>(goodForMs, () => clock.nowMs) };
}
const reader = (...answers: (string | undefined)[]) => vi.fn(async () => Promise.resolve(answers.shift()));

it('is read once while it is good, for each key by itself', async () => {
  const { clock, values } = remembered();
  const read = reader('one', 'two', 'three');
  expect(await values.get('en', read)).toBe('one');
  clock.nowMs = goodForMs;
  expect(await values.get('en', read)).toBe('one');
  expect(await values.get('ar', read)).toBe('two');
  clock.nowMs = goodForMs + 1;
  expect(await values.get('en', read)).toBe('three');
});

it('stays as it was last while it cannot be read, and is not asked for by every page', async () => {
  const { clock, values } = remembered();
  const read = reader('one', undefined, 'two');
  await values.get('en', read);
  clock.nowMs = goodForMs + 1;
  expect(await values.get('en', read)).toBe('one');
  expect(await values.get('en', read)).toBe('one');
  expect(read).toHaveBeenCalledTimes(2);
  clock.nowMs += goodForMs + 1;
  expect(await values.get('en', read)).toBe('two');
});

it('is asked for once where nothing was ever known', async () => {
  const { values } = remembered();
  const read = reader(undefined);
  expect(await values.get('en', read)).toBeUndefined();
  expect(await values.get('en', read)).toBeUndefined();
  expect(read).toHaveBeenCalledTimes(1);
});

it('is read anew once forgotten, and what was asked for before that does not count', async () => {
  const { values } = remembered();
  await values.get('en', reader('old'));
  values.forget();
  let answer: (value: string) => void = () => undefined;
  const slow = values.get('en', () => new Promise((resolve) => (answer = resolve)));
  const waiting = values.get('en', reader('unread'));
  values.forget();
  answer('older');
  expect([await slow, await waiting]).toEqual(['older', 'older']);
  expect(await values.get('en', reader('new'))).toBe('new');
});

it('is asked for again at once by the next where one reader was turned away', async () => {
  const { clock, values } = remembered();
  await values.get('en', reader('old'));
  clock.nowMs = goodForMs + 1;
  await expect(values.get('en', () => Promise.reject(new Error('sign in')))).rejects.toThrow('sign in');
  expect(await values.get('en', reader('new'))).toBe('new');
});

it('is read once by all who come while nothing is known, and by each whose reading another could not do', async () => {
  const { values } = remembered();
  const read = reader('one');
  expect(await Promise.all(['a', 'b', 'c'].map(() => values.get('en', read)))).toEqual(['one', 'one', 'one']);
  expect(read).toHaveBeenCalledTimes(1);
  const turnedAway = values.get('ar', () => Promise.reject(new Error('sign in')));
  const welcome = values.get('ar', reader('two'));
  await expect(turnedAway).rejects.toThrow('sign in');
  expect(await welcome).toBe('two');
});

it('is what was saved for whoever reads right after, and old for nobody', async () => {
  const { values } = remembered();
  await values.get('en', reader('old'));
  values.forget();
  const read = reader('new');
  expect(await Promise.all([values.get('en', read), values.get('en', read)])).toEqual(['new', 'new']);
});
