import { expect, test } from 'vitest';
import { misreadLetters } from './misread-letters.ts';

test.each([
  ['Po1ar0id Holding', 'Polaroid Holding'],
  ['0livetti', 'olivetti'],
  ['5warovski', 'swarovski'],
  ['Nintend0 of America', 'Nintendo of America'],
  ['Whirlp00l', 'Whirlpool'],
])('%s stood as %s on the paper', (read, written) => {
  expect(misreadLetters(read)).toBe(written);
});

test.each(['B2B Direct', 'MP3', 'Level 3', '3M', 'Channel5', 'Web20', '7Eleven', 'A1B2C3', 'Studio 50', ''])(
  '%s stays as it is',
  (name) => {
    expect(misreadLetters(name)).toBe(name);
  },
);
