/** Public holidays as people bring them: written line by line, as a CSV file, or as a calendar file (.ics). */
import type { PublicHoliday } from '@rafiq/shared/settings/contract.ts';

export interface ReadHolidays {
  days: PublicHoliday[];
  /** Lines that are no holiday, as they stand. */
  unread: string[];
}

const dayAlone = /^(\d{4})-?(\d\d)-?(\d\d)$/;
const longestName = 60;
const mostDaysOfEvent = 31;

/** One of each day, in order; of two names the first stays. */
function tidy(days: readonly PublicHoliday[]): PublicHoliday[] {
  const first = new Map<string, PublicHoliday>();
  for (const one of days) if (!first.has(one.day)) first.set(one.day, one);
  return [...first.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
}

/** A day that exists, as `2026-12-02`. */
function dayOf(text: string): string | undefined {
  const [, year, month, day] = dayAlone.exec(text) ?? [];
  const iso = `${year}-${month}-${day}`;
  const atMs = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(atMs) || new Date(atMs).toISOString().slice(0, 10) !== iso ? undefined : iso;
}

const named = (text: string, day: string): string => text.trim().slice(0, longestName).trim() || day;

/** A day and its name on each line, with a blank, comma, semicolon or tab between; quotes around either are dropped. */
export function readHolidayLines(text: string): ReadHolidays {
  const days: PublicHoliday[] = [];
  const unread: string[] = [];
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const clean = line.replaceAll('"', '').trim();
    if (clean === '') continue;
    const [first = ''] = clean.split(/[\s,;]+/);
    const day = dayOf(first);
    if (day === undefined) unread.push(line.trim());
    else days.push({ day, name: named(clean.slice(first.length).replace(/^[\s,;]+/, ''), day) });
  }
  return { days: tidy(days), unread };
}

const unescaped = (text: string): string =>
  text.replace(/\\([\\;,nN])/g, (_, escaped: string) => (/n/i.test(escaped) ? ' ' : escaped));

/** Every day from one on, up to but without another, as calendars write the end of an event. */
function daysBetween(from: string, until: string | undefined): string[] {
  const days = [from];
  const dayMs = 86_400_000;
  for (let atMs = Date.parse(`${from}T00:00:00Z`) + dayMs; days.length < mostDaysOfEvent; atMs += dayMs) {
    const day = new Date(atMs).toISOString().slice(0, 10);
    if (until === undefined || day >= until) break;
    days.push(day);
  }
  return days;
}

/** The whole-day events of a calendar file (RFC 5545), each day of those that last longer. */
export function readHolidayCalendar(text: string): ReadHolidays {
  const unfolded = text.replace(/\r?\n[ \t]/g, '');
  const days: PublicHoliday[] = [];
  const unread: string[] = [];
  for (const [, event = ''] of unfolded.matchAll(/BEGIN:VEVENT\r?\n([\s\S]*?)END:VEVENT/g)) {
    const field = (name: string): string | undefined =>
      new RegExp(`^${name}(?:;[^:\\r\\n]*)?:(.*)$`, 'm').exec(event)?.[1]?.trim();
    const summary = unescaped(field('SUMMARY') ?? '');
    const from = dayOf((field('DTSTART') ?? '').slice(0, 8));
    if (from === undefined) unread.push(summary);
    else {
      const until = dayOf((field('DTEND') ?? '').slice(0, 8));
      days.push(...daysBetween(from, until).map((day) => ({ day, name: named(summary, day) })));
    }
  }
  return { days: tidy(days), unread };
}

/** Whatever was brought. */
export const readHolidays = (text: string): ReadHolidays =>
  text.includes('BEGIN:VCALENDAR') ? readHolidayCalendar(text) : readHolidayLines(text);

/** Holidays as they are written line by line. */
export const holidayLines = (days: readonly PublicHoliday[]): string =>
  days.map(({ day, name }) => `${day} ${name}`).join('\n');
