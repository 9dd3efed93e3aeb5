import { figureIn } from '#lib/components/policy/figure-in.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Clock } from './clocks.ts';

/** What was typed for a clock: null where an empty field says something, undefined where it is no figure of its range. */
export const typedClock = ({ empty, range }: Clock, text: string): number | null | undefined =>
  empty !== undefined && text.trim() === '' ? null : figureIn(text, range, range.whole);

/** How long a clock runs, in words. */
export function saidClock(
  { unit, empty = '', zero }: Clock,
  value: number | null,
  { number }: Pick<Formatter, 'number'>,
): string {
  if (value === null) return empty;
  if (value === 0 && zero !== undefined) return zero;
  const counted = { count: value, shown: number(value) };
  if (unit === 'working') return m.policy_working_hours(counted);
  if (unit === 'wall') return m.policy_wall_hours(counted);
  if (unit === 'days') return m.policy_days(counted);
  return value === 0 ? m.policy_claims_at_once() : m.policy_claims_wait(counted);
}
