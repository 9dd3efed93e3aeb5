import { expect, test } from 'vitest';
import { verdictOfTag } from './verdict-of-tag.ts';

test.each([
  ['NO_THREATS_FOUND', 'clear'],
  ['THREATS_FOUND', 'refused'],
  ['UNSUPPORTED', 'refused'],
  ['ACCESS_DENIED', 'refused'],
  ['FAILED', 'refused'],
  ['A word of tomorrow', 'waiting'],
  [undefined, 'waiting'],
])('the tag %s means %s', (tag, kind) => {
  expect(verdictOfTag(tag).kind).toBe(kind);
});
