import { expect, it } from 'vitest';
import { namesAParty } from './names-a-party.ts';

const parties = ['Al Manara Trading', 'Sepehr Ava Trading', 'الواحة للأنظمة'];
const named = (note: string) => namesAParty(note, parties, ['Noor Hospitals Group']);

it('finds a whole name in any spelling', () => {
  expect(named('We also asked AL-MANARA  trading.')).toEqual(['Al Manara Trading']);
  expect(named('سألنا الواحه للانظمة أيضًا')).toEqual(['الواحة للأنظمة']);
});
it('finds a name that is written together, or with an article before it', () => {
  expect(named('Ask almanaratrading about it.')).toEqual(['Al Manara Trading']);
  expect(named('والواحة للأنظمة سجّلتها')).toEqual(['الواحة للأنظمة']);
});
it('finds a word that is in one name only', () => {
  expect(named('Manara told us the same.')).toEqual(['Al Manara Trading']);
  expect(named('Sepehr and Manara both agree.')).toEqual(['Al Manara Trading', 'Sepehr Ava Trading']);
});
it('lets pass what names nobody: shared words, short ones, the customer', () => {
  expect(named('Al and Ava are trading with the hospitals.')).toEqual([]);
  expect(named('')).toEqual([]);
  expect(namesAParty('Noor Hospitals asked us.', ['Noor Systems'], ['Noor Hospitals Group'])).toEqual([]);
});
it('names a party that stands on both sides once', () => {
  expect(namesAParty('Manara', ['Manara', 'Manara'], [])).toEqual(['Manara']);
});
