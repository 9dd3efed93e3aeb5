/** The leads that must come, so that every state and every reason can be seen whenever the demo is opened. */
import type { Wish } from './arrivals.ts';
import type { Arrangement } from './story.ts';
import { dayMs, hourMs } from './world.ts';

/** A lead that comes at an arranged moment; `forShown` ones must be the turn of the partner that is shown. */
export interface Arrival {
  atMs: number;
  wish: Wish;
  forShown?: boolean;
}

/** Hours before now at which the partner that is shown gets an offer it has not answered yet. */
const unansweredHours = [7.4, 4.8, 2.2, 0.5];
/** And at which it got what it accepted without having called the customer. */
const uncalledHours = [26.5, 21, 15, 10.5];

const unreadableCountries = [
  'Emirates / KSA',
  'Kurdistan Region',
  'Gulf',
  'U.A. Emirates?',
  'Channel Islands',
];

const leaveAt = (state: NonNullable<Arrangement['leaveAt']>): Wish => ({ arrangement: { leaveAt: state } });
const times = <Entry>(count: number, make: (order: number) => Entry): Entry[] =>
  Array.from({ length: count }, (_, order) => make(order));

/** @param moments when the story ends, and when the policy of the pool was last in force */
export function arrangedArrivals(moments: {
  nowMs: number;
  poolBeginsMs: number;
  poolEndsMs: number;
}): Arrival[] {
  const { nowMs, poolBeginsMs, poolEndsMs } = moments;
  const hoursAgo = (hours: number) => Math.round(nowMs - hours * hourMs);
  const daysAgo = (days: number) => Math.round(nowMs - days * dayMs);
  const inPool = (part: number) => Math.round(poolBeginsMs + (poolEndsMs - poolBeginsMs) * part);
  return [
    ...unansweredHours.map((hours) => ({
      atMs: hoursAgo(hours),
      wish: leaveAt('offered'),
      forShown: true,
    })),
    ...uncalledHours.map((hours) => ({
      atMs: hoursAgo(hours),
      wish: leaveAt('accepted'),
      forShown: true,
    })),
    ...times(9, (order) => ({ atMs: inPool((order + 1) / 10), wish: { country: 'AE' } })),
    ...times(26, (order) => ({ atMs: daysAgo(0.8 + order * 2.05), wish: { withoutConsent: true } })),
    ...unreadableCountries.map((countryText, order) => ({
      atMs: daysAgo(1.3 + order * 9),
      wish: { countryText, ...(order < 2 ? leaveAt('unplaced') : {}) },
    })),
    ...times(5, (order) => ({
      atMs: daysAgo(2.6 + order * 7),
      wish: { countryText: null, ...(order < 2 ? leaveAt('unplaced') : {}) },
    })),
    ...times(3, (order) => ({
      atMs: daysAgo(4 + order * 11),
      wish: { country: 'BR', ...leaveAt('unplaced') },
    })),
    // Everybody in Kuwait is away now: these wait for somebody to be back, those before for a manager.
    ...[0.3, 0.7].map((part) => ({ atMs: inPool(part), wish: { country: 'KW', ...leaveAt('unplaced') } })),
    ...[22, 11, 3].map((hours) => ({ atMs: hoursAgo(hours), wish: { country: 'KW' } })),
    // The partners in Jordan take one lead a day.
    ...times(5, (order) => ({
      atMs: hoursAgo(26) + order * 600_000,
      wish: { country: 'JO', ...leaveAt('unplaced') },
    })),
    // Nobody in Qatar has been trained for this one.
    ...[12.5, 5.8, 2.5].map((days) => ({
      atMs: daysAgo(days),
      wish: { country: 'QA', product: 'lantern-watch', ...leaveAt('unplaced') },
    })),
    // Nobody wanted these.
    ...times(12, (order) => ({
      atMs: daysAgo(11 + order * 3.5),
      wish: {
        country: order % 2 === 0 ? 'SA' : 'AE',
        product: 'rampart-200',
        arrangement: { doomed: true },
      },
    })),
  ];
}
