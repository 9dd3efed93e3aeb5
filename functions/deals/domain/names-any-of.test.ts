import { expect, test } from 'vitest';
import { namesAnyOf } from './names-any-of.ts';

const names = ['Gulf Networks', 'المنارة للأنظمة', 'IT'];

test.each([
  'Please answer what Gulf Networks says.',
  'GULF-NETWORKS was first.',
  'Ask gulfnetworks about it.',
  'Ğulf  Nétworks',
  'سجّلتها شركة المناره للانظمه قبلكم',
  'سجّلتها المنـارة للأنظمة',
  'والمنارة للأنظمة سجّلتها',
  'It is theirs.',
])('finds a name in “%s”', (text) => {
  expect(namesAnyOf(text, names)).toBe(true);
});

test.each([
  'Please say when you first spoke with the customer.',
  'The networks of the Gulf are not ours.',
  'Wait for the visit.',
  'من فضلكم أجيبوا قبل نهاية الأسبوع.',
])('finds none in “%s”', (text) => {
  expect(namesAnyOf(text, names)).toBe(false);
});

test('a name without a letter is nobody’s', () => {
  expect(namesAnyOf('anything …', ['…', ''])).toBe(false);
});
