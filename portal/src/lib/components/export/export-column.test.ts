import { expect, it } from 'vitest';
import { chosenColumns } from './export-column.ts';

const column = (key: string, personal = false) => ({ key, label: () => key, cell: () => key, personal });
const columns = [column('company'), column('email', true), column('country')];
const keys = (wanted: string[], mayReadPersonal: boolean) =>
  chosenColumns(columns, wanted, mayReadPersonal).map(({ key }) => key);

it('keeps the order of the list, whatever the order of the wish', () => {
  expect(keys(['country', 'company'], true)).toEqual(['company', 'country']);
});
it('gives everything to who names nothing we know', () => {
  expect(keys([], true)).toEqual(['company', 'email', 'country']);
  expect(keys(['pk'], true)).toEqual(['company', 'email', 'country']);
});
it('never gives personal data to those who may not read it, not even when asked', () => {
  expect(keys(['email', 'company'], false)).toEqual(['company']);
  expect(keys(['email'], false)).toEqual(['company', 'country']);
});
