import { expect, it } from 'vitest';
import { PostedForm } from './form.ts';

const posted = (fields: [string, string][]) => {
  const body = new URLSearchParams(fields);
  return PostedForm.of(new Request('https://portal.example', { method: 'POST', body }));
};

it('trims, and takes empty for absent', async () => {
  const form = await posted([
    ['note', '  call back '],
    ['other', '   '],
  ]);
  expect(form.text('note')).toBe('call back');
  expect(form.text('other')).toBeUndefined();
  expect(form.textOrEmpty('missing')).toBe('');
});
it('reads several values of one name', async () => {
  const form = await posted([
    ['day', 'monday'],
    ['day', ''],
    ['day', 'friday'],
  ]);
  expect(form.texts('day')).toEqual(['monday', 'friday']);
});
it('reads numbers in the digits of the reader', async () => {
  const form = await posted([
    ['a', '۱٬۲۵۰٫۵'],
    ['b', '١٢'],
    ['c', '1,000'],
    ['d', 'many'],
  ]);
  expect([form.number('a'), form.number('b'), form.number('c'), form.number('d'), form.number('e')]).toEqual([
    1250.5,
    12,
    1000,
    'many',
    undefined,
  ]);
});
it('keeps decimals exact', async () => {
  const form = await posted([
    ['amount', '۹٬۰۰۷٬۱۹۹٬۲۵۴٬۷۴۰٬۹۹۳٫۰۱'],
    ['empty', ' '],
  ]);
  expect(form.decimal('amount')).toBe('9007199254740993.01');
  expect(form.decimal('empty')).toBeUndefined();
});
