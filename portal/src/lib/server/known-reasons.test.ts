import { expect, it, vi } from 'vitest';
import { heedRefusal, knownReasons } from './known-reasons.ts';

it.each([
  ['reason-not-offered', 2],
  ['invalid-request', 1],
] as const)('are read anew where a reason is refused as no longer offered (%s)', async (code, times) => {
  const read = vi.fn(async () => Promise.resolve(undefined));
  await knownReasons.get(code, read);
  heedRefusal({ code });
  await knownReasons.get(code, read);
  expect(read).toHaveBeenCalledTimes(times);
});
