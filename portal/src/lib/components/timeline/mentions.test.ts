import { describe, expect, it } from 'vitest';
import { beginningOf, mentionedIn } from './mentions.ts';

describe('a mention begins', () => {
  it.each([
    ['@', 1, ''],
    ['Ask @li', 7, 'li'],
    ['Ask @لی', 7, 'لی'],
    ['Ask @li about it', 7, 'li'],
    ['(@li', 4, 'li'],
    ['lina@noor.example', 17, null],
    ['Ask @lina ', 10, null],
    ['Ask', 3, null],
  ])('in %j at %i with %j', (text, caret, beginning) => {
    expect(beginningOf(text, caret)).toBe(beginning);
  });
});

describe('a text mentions', () => {
  const people = ['Lina', 'Lina Haddad', 'نوید'].map((name) => ({ id: name, name }));
  it.each([
    ['@Lina, please', ['Lina']],
    ['@Linacre', []],
    ['@Lina Haddad and @نوید', ['Lina', 'Lina Haddad', 'نوید']],
    ['Lina', []],
    ['@Linacre or @Lina', ['Lina']],
  ])('%j: %j', (text, names) => {
    expect(mentionedIn(text, people).map(({ name }) => name)).toEqual(names);
  });
});
