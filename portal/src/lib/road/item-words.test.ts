import { expect, it } from 'vitest';
import { createFormatter } from '#lib/format/formatter.ts';
import { choiceOf } from './item-words.ts';
import type { OutboxItem } from './outbox-item.ts';

const format = createFormatter(() => ({
  locale: 'en',
  timeZone: 'Asia/Dubai',
  calendar: 'gregorian',
}));
const item = (...fields: [string, string][]): OutboxItem => ({
  key: 'key-1',
  memberId: 'user_1',
  leadId: 'lead_1',
  leadName: 'Noor Trading',
  act: 'convert',
  fields,
  basedOn: 3,
  writtenAtMs: 0,
  triedAtMs: null,
  failures: 0,
  refusal: null,
});

it('shows the value of a deal as money, in whichever digits it was typed', () => {
  const money = format.money({ amount: '12500.5', currency: 'AED' });
  for (const amount of ['12500.5', '12,500.5', '١٢٬٥٠٠٫٥'])
    expect(choiceOf(item(['amount', amount], ['currency', 'AED']), format, {})).toBe(money);
});
it('shows what is no amount as it was typed', () => {
  expect(choiceOf(item(['amount', 'a lot'], ['currency', 'AED']), format, {})).toBe('a lot AED');
});
it('shows the reason in words, also the vendor’s own', () => {
  const names = { resn_own: 'Bought used' };
  expect(choiceOf(item(['reason', 'resn_own']), format, names)).toBe('Bought used');
  expect(choiceOf(item(['note', 'x']), format, names)).toBeNull();
});
