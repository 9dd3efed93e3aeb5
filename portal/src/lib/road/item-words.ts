/** What waits, in the reader's words: what it is, and what beside its text was chosen. */
import type { Formatter } from '#lib/format/formatter.ts';
import { latinDigits } from '#lib/format/latin-digits.ts';
import { ownMoveWords } from '#lib/components/leads/own-move-words.ts';
import { reasonName, type Reasons } from '#lib/components/terms.ts';
import { m } from '#lib/paraglide/messages.js';
import { fieldOf } from './outbox-item.ts';
import type { OutboxItem } from './outbox-item.ts';

const noteNames: Readonly<Record<string, () => string>> = {
  call: m.note_tab_call,
  meeting: m.note_tab_meeting,
  question: m.note_tab_question,
};

export const nameOf = (item: OutboxItem): string =>
  item.act === 'write' ? (noteNames[fieldOf(item, 'kind')] ?? m.note_tab_note)() : ownMoveWords[item.act]();

/** The value of a deal; what is no amount is shown as it was typed, for the server has not looked at it yet. */
function amountOf(typed: string, currency: string, format: Formatter): string {
  const amount = latinDigits(typed);
  return /^\d+(\.\d+)?$/.test(amount) && /^[A-Z]{3}$/.test(currency)
    ? format.money({ amount, currency })
    : `${typed} ${currency}`;
}

/**
 * What was chosen beside the words: the reason, the value of the deal.
 * @param names what the vendor's own reasons say
 */
export function choiceOf(
  item: OutboxItem,
  format: Formatter,
  names: Reasons['names'] | undefined,
): string | null {
  const typed = fieldOf(item, 'amount');
  if (typed !== '') return amountOf(typed, fieldOf(item, 'currency'), format);
  return reasonName(fieldOf(item, 'reason') || null, names);
}

/** The moment something was written or read: the time alone where it was today. */
export const momentOf = (format: Formatter, atMs: number, nowMs: number): string =>
  format.date(atMs) === format.date(nowMs) ? format.time(atMs) : format.dateTime(atMs);

/** Why something was not taken. */
export function refusalOf({ refusal }: OutboxItem): string {
  if (refusal === null) return '';
  const own: Readonly<Record<string, () => string>> = {
    'not-found': m.road_gone,
    stale: m.road_moved_on,
    'illegal-move': m.road_moved_on,
    'not-taken': m.road_not_taken,
    uncertain: m.road_uncertain,
  };
  return own[refusal.code]?.() ?? refusal.detail;
}
