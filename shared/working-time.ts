/** Working time: adding hours to an instant in somebody's calendar, through weekends, holidays and clock changes. */
import type { Weekday } from './partners/status.ts';

export interface WorkCalendar {
  timeZone: string;
  workingHours: Readonly<Record<Weekday, readonly { from: string; to: string }[]>>;
  /** Days (`2026-12-02`) on which nobody works. */
  holidays: readonly string[];
  /** Spans of days away, both ends included. */
  timeOff: readonly { from: string; to: string }[];
}

const dayMs = 86_400_000;
// A calendar without any working time within so many days is treated as wall-clock: a clock must end some day.
const mostDaysAhead = 400;
const weekdayOf: readonly Weekday[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** How far a zone's clock is ahead of UTC at an instant (milliseconds), read from the time zone database. */
function readOffsetMs(timeZone: string, atMs: number): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(atMs)) parts[type] = value;
  const shownMs = Date.UTC(
    Number(parts.year),
    Number(parts.month) - 1,
    Number(parts.day),
    Number(parts.hour),
    Number(parts.minute),
    Number(parts.second),
  );
  return shownMs - Math.floor(atMs / 1000) * 1000;
}

const quarterMs = 900_000;
const weekMs = 7 * dayMs;
/** Offsets already read, by zone and then by stretch of time: reading one costs as much as hundreds of sums. */
const knownOffsets = new Map<string, Map<number, number>>();

/**
 * The offset of a zone at an instant. A week that begins and ends with the same offset has no change inside; in the
 * others it is read for each quarter of an hour, because clocks change on the quarter.
 */
function offsetMs(timeZone: string, atMs: number): number {
  let known = knownOffsets.get(timeZone);
  if (known === undefined) knownOffsets.set(timeZone, (known = new Map()));
  const remember = (startMs: number): number => {
    const offset = known.get(startMs) ?? readOffsetMs(timeZone, startMs);
    known.set(startMs, offset);
    return offset;
  };
  const week = Math.floor(atMs / weekMs) * weekMs;
  const before = remember(week);
  return before === remember(week + weekMs) ? before : remember(Math.floor(atMs / quarterMs) * quarterMs);
}

/** What the clock on the wall shows in a zone, written as if it were UTC (milliseconds). */
const wallClockMs = (timeZone: string, atMs: number): number =>
  Math.floor(atMs / 1000) * 1000 + offsetMs(timeZone, atMs);

/**
 * The instant at which a zone's clock shows a time. A time skipped in spring becomes the first instant after the
 * gap; a time shown twice in autumn is the first of the two.
 */
export function instantOfWallClock(timeZone: string, wallMs: number): number {
  const offsets = [wallMs - dayMs, wallMs + dayMs].map(
    (near) => wallClockMs(timeZone, near) - Math.floor(near / 1000) * 1000,
  );
  const candidates = [...new Set(offsets)].map((offset) => wallMs - offset).sort((a, b) => a - b);
  const exact = candidates.find((instant) => wallClockMs(timeZone, instant) === wallMs);
  if (exact !== undefined) return exact;
  // Inside the gap of spring: the earlier reading lies before it by as much as the clocks jump.
  let low = candidates[0] ?? wallMs;
  let high = candidates.at(-1) ?? wallMs;
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (wallClockMs(timeZone, middle) < wallMs) low = middle;
    else high = middle;
  }
  return high;
}

/** The calendar day (`2026-11-22`) it is in a zone. */
export const dayIn = (timeZone: string, atMs: number): string =>
  new Date(wallClockMs(timeZone, atMs)).toISOString().slice(0, 10);

/** Whether a day is taken off. */
export const isAwayOn = (calendar: Pick<WorkCalendar, 'timeOff'>, day: string): boolean =>
  calendar.timeOff.some(({ from, to }) => from <= day && day <= to);

/**
 * The instant after so much time from a start that is not spent away. A day off counts for nothing, however long the
 * clocks make it; what would end while somebody is away ends when the last day off is over.
 * @param startMs milliseconds since the epoch
 * @param durationMs real elapsed time to add, in milliseconds
 */
export function addTimeWithoutLeave(
  startMs: number,
  durationMs: number,
  { timeZone, timeOff }: Pick<WorkCalendar, 'timeZone' | 'timeOff'>,
): number {
  const midnight = (day: string, ahead: number) =>
    instantOfWallClock(timeZone, Date.parse(`${day}T00:00:00Z`) + ahead * dayMs);
  const spans = timeOff
    .map(({ from, to }) => ({ fromMs: midnight(from, 0), toMs: midnight(to, 1) }))
    .sort((one, other) => one.fromMs - other.fromMs);
  let endMs = startMs + durationMs;
  // Days that two spans share are left out once.
  let countedMs = startMs;
  for (const { fromMs, toMs } of spans) {
    if (fromMs > endMs) break;
    endMs += Math.max(0, toMs - Math.max(fromMs, countedMs));
    countedMs = Math.max(countedMs, toMs);
  }
  return endMs;
}

function spansOf(calendar: WorkCalendar, wallDayMs: number): { fromMs: number; toMs: number }[] {
  const day = new Date(wallDayMs).toISOString().slice(0, 10);
  if (calendar.holidays.includes(day) || isAwayOn(calendar, day)) return [];
  const weekday = weekdayOf[new Date(wallDayMs).getUTCDay()] ?? 'sunday';
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  return calendar.workingHours[weekday]
    .map(({ from, to }) => ({
      fromMs: instantOfWallClock(calendar.timeZone, wallDayMs + minutes(from) * 60_000),
      toMs: instantOfWallClock(calendar.timeZone, wallDayMs + minutes(to) * 60_000),
    }))
    .sort((a, b) => a.fromMs - b.fromMs);
}

/**
 * The instant after so much working time from a start. Real elapsed time counts within working spans, so a day
 * on which clocks change is an hour longer or shorter if the change falls into its hours.
 * @param startMs milliseconds since the epoch
 * @param durationMs working time to add, in milliseconds
 */
export function addWorkingTime(startMs: number, durationMs: number, calendar: WorkCalendar): number {
  let left = durationMs;
  const firstDay = Math.floor(wallClockMs(calendar.timeZone, startMs) / dayMs) * dayMs;
  for (let ahead = 0; ahead < mostDaysAhead; ahead += 1) {
    for (const { fromMs, toMs } of spansOf(calendar, firstDay + ahead * dayMs)) {
      const begin = Math.max(fromMs, startMs);
      if (toMs <= begin) continue;
      if (toMs - begin >= left) return begin + left;
      left -= toMs - begin;
    }
  }
  return startMs + durationMs;
}

/**
 * How much working time lies between two instants, as real elapsed time within working spans: what
 * `addWorkingTime` added comes out again.
 * @returns milliseconds
 */
export function workingTimeBetween(startMs: number, endMs: number, calendar: WorkCalendar): number {
  let total = 0;
  const firstDay = Math.floor(wallClockMs(calendar.timeZone, startMs) / dayMs) * dayMs;
  const lastDay = Math.floor(wallClockMs(calendar.timeZone, endMs) / dayMs) * dayMs;
  const days = Math.min(mostDaysAhead, (lastDay - firstDay) / dayMs + 1);
  for (let ahead = 0; ahead < days; ahead += 1) {
    for (const { fromMs, toMs } of spansOf(calendar, firstDay + ahead * dayMs)) {
      total += Math.max(0, Math.min(toMs, endMs) - Math.max(fromMs, startMs));
    }
  }
  return total;
}
