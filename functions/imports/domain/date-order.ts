/** Which part of a date comes first in a file, told by the dates that can be read in one way only. */
import type { DateOrder } from '@rafiq/shared/imports/status.ts';
import type { Judged } from './judged.ts';
import { dateShape } from './date-shape.ts';

/** What the dates of a file have said so far about their order; `mixed` once two of them disagree. */
export type OrderSeen = DateOrder | 'mixed' | undefined;

/**
 * Hears one more date: `22-11-2026` can only be day first, `11-22-2026` only month first. A date with its year in
 * front needs no order, and says one only where no other date does.
 */
export function hearDate(seen: OrderSeen, text: string): OrderSeen {
  const shape = dateShape(text);
  if (shape.kind === 'year-first') return seen ?? 'year-first';
  if (shape.kind !== 'day-first' && shape.kind !== 'month-first') return seen;
  if (seen === undefined || seen === 'year-first') return shape.kind;
  return seen === shape.kind ? seen : 'mixed';
}

const enough = 3;

/**
 * The order of the dates of a column. It is unsure, and must be asked, if a date can be read in two ways and the
 * others do not tell in which; null with certainty if no date needs one.
 */
export function judgeDateOrder(texts: readonly string[]): Judged<DateOrder | null> {
  const kinds = texts.map((text) => dateShape(text).kind);
  const seen = texts.reduce<OrderSeen>(hearDate, undefined);
  const told = kinds.filter((kind) => kind === seen).length;
  const open = kinds.includes('ambiguous');
  if (seen === undefined) return { value: null, confidence: open ? 'unsure' : 'certain' };
  if (seen === 'mixed' || (seen === 'year-first' && open)) return { value: null, confidence: 'unsure' };
  return { value: seen, confidence: told >= enough ? 'certain' : 'likely' };
}
