import { expect, test } from 'vitest';
import { namedSubdivisions } from './named-subdivisions.ts';

const spellingsOf = (
  first: Parameters<typeof namedSubdivisions>[0],
  second: Parameters<typeof namedSubdivisions>[1] = [],
) => Object.fromEntries(namedSubdivisions(first, second).map(({ code, spellings }) => [code, spellings]));

test('a division is known by its names at home and in English, and by its code in ISO', () => {
  expect(spellingsOf([{ code: 'DE.02', name: 'Bavaria' }])).toEqual({
    'DE.02': ['bavaria', 'bayern', 'by'],
  });
});

test('a division that ISO does not list keeps its name', () => {
  expect(spellingsOf([{ code: 'XK.1', name: 'Pristina' }])).toEqual({ 'XK.1': ['pristina'] });
});

test('of the second level are those that ISO lists and that are alone of their name', () => {
  const second = [
    { code: 'FR.11.92', name: 'Hauts-de-Seine' },
    { code: 'FR.32.59', name: 'Département du Nord' },
    { code: 'DE.02.091', name: 'Upper Bavaria' },
    { code: 'GB.ENG.G5', name: 'Kent' },
    { code: 'GB.ENG.XX', name: 'Kent' },
  ];
  expect(spellingsOf([], second)).toEqual({
    'FR.11.92': ['hauts de seine', '92'],
    'FR.32.59': ['departement du nord', 'nord', '59'],
  });
});

test('a whole name is met before a shortened one, whichever comes first', () => {
  const found = spellingsOf([
    { code: 'UZ.14', name: 'Tashkent Region' },
    { code: 'UZ.13', name: 'Tashkent' },
  ]);
  expect(found['UZ.13']).toContain('tk');
  expect(found['UZ.14']).toContain('to');
});
