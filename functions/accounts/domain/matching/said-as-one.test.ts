import { expect, test } from 'vitest';
import { saidAsOne } from './said-as-one.ts';

test.each([
  ['twenty first century', '21st century'],
  ['forty two networks', '42 networks'],
  ['forever twenty one', 'forever 21'],
  ['twenty films', 'twenty films'],
  ['one twenty', 'one twenty'],
  ['united states steel', 'us steel'],
  ['bank of the united states of america', 'bank of the usa'],
  ['united arab emirates university', 'uae university'],
  ['united airlines', 'united airlines'],
  ['great lakes', 'great lakes'],
  ['dr ing h c porsche', 'dr porsche'],
  ['', ''],
])('%s is said as %s', (words, said) => {
  expect(saidAsOne(words.split(' ')).join(' ')).toBe(said);
});
