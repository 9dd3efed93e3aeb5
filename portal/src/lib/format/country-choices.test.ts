import { expect, it } from 'vitest';
import { countryChoices } from './country-choices.ts';
import { countryCodes } from './countries.ts';
import { createFormatter } from './formatter.ts';
import type { Locale } from '../locale.ts';

const format = (locale: Locale) =>
  createFormatter(() => ({ locale, timeZone: 'Asia/Dubai', calendar: 'gregorian' }));
const some = ['OM', 'AE', 'BR'];

it('names countries in the language of the reader, and orders them by it', () => {
  expect(countryChoices(format('en'), some)).toEqual([
    { value: 'BR', label: 'Brazil' },
    { value: 'OM', label: 'Oman' },
    { value: 'AE', label: 'United Arab Emirates' },
  ]);
  expect(countryChoices(format('ar'), some).map(({ value }) => value)).toEqual(['AE', 'BR', 'OM']);
});

it('offers all of them where none are named', () => {
  expect(countryChoices(format('fa'))).toHaveLength(countryCodes.length);
});
