/** Writes money, numbers, dates and names for one reader. All of it is Intl; nothing is spelled by hand. */
import { tagOf } from './reader.ts';
import type { Reader } from './reader.ts';

export interface WireMoney {
  amount: string;
  currency: string;
}

/** An instant: ISO 8601 text, or milliseconds since the epoch. */
export type Instant = string | number;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const relativeSteps = [
  { below: hourMs, unit: 'minute', size: minuteMs },
  { below: dayMs, unit: 'hour', size: hourMs },
  { below: 7 * dayMs, unit: 'day', size: dayMs },
  { below: 30 * dayMs, unit: 'week', size: 7 * dayMs },
  { below: 365 * dayMs, unit: 'month', size: 30 * dayMs },
  { below: Infinity, unit: 'year', size: 365 * dayMs },
] as const;

/** A day in words; the `medium` style of Arabic would be digits and strokes. */
const words = { day: 'numeric', month: 'short', year: 'numeric' } as const;

const toMs = (instant: Instant): number => (typeof instant === 'number' ? instant : Date.parse(instant));

/** Intl objects by what they were made for: making one costs as much as a hundred uses, and pages are alike. */
const made = new Map<string, unknown>();
/** Readers of every zone and calendar would fill a server's memory: then it begins anew. */
const mostMade = 500;

/**
 * A formatter for whoever `reader` answers. The reader is asked at each call, so that a page rewrites itself
 * when its zone or calendar changes.
 */
export function createFormatter(reader: () => Reader) {
  const once = <T>(key: string, make: (tag: string, timeZone: string) => T): T => {
    const tag = tagOf(reader());
    const { timeZone } = reader();
    const name = `${tag} ${timeZone} ${key}`;
    const known = made.get(name) as T | undefined;
    if (known !== undefined) return known;
    if (made.size >= mostMade) made.clear();
    const fresh = make(tag, timeZone);
    made.set(name, fresh);
    return fresh;
  };
  const inZone = (key: string, options: Intl.DateTimeFormatOptions) =>
    once(key, (tag, timeZone) => new Intl.DateTimeFormat(tag, { timeZone, ...options }));
  const numberOf = (key: string, options: Intl.NumberFormatOptions) =>
    once(key, (tag) => new Intl.NumberFormat(tag, options));

  /** A length of time in its two largest units: `3 hr 12 min`. Never negative. */
  const duration = (ms: number, detail: 'short' | 'long' = 'short'): string => {
    const left = Math.max(0, ms);
    const days = Math.floor(left / dayMs);
    const hours = Math.floor((left % dayMs) / hourMs);
    const minutes = Math.floor((left % hourMs) / minuteMs);
    const seconds = Math.floor((left % minuteMs) / 1000);
    const parts: [number, string][] =
      days > 0
        ? [
            [days, 'day'],
            [hours, 'hour'],
          ]
        : hours > 0
          ? [
              [hours, 'hour'],
              [minutes, 'minute'],
            ]
          : minutes > 9
            ? [[minutes, 'minute']]
            : [
                [minutes, 'minute'],
                [seconds, 'second'],
              ];
    const told = parts.filter(
      ([amount], index) => amount > 0 || (index === parts.length - 1 && parts.length === 1),
    );
    const written = (told.length > 0 ? told : parts.slice(-1)).map(([amount, unit]) =>
      numberOf(`${unit} ${detail}`, { style: 'unit', unit, unitDisplay: detail }).format(amount),
    );
    return written.join(' ');
  };

  return {
    /** `AED 1,250.00`, exactly as many digits as the currency has; whole amounts drop the zeros if asked. */
    money: (value: WireMoney, detail: 'exact' | 'whole' = 'exact') =>
      numberOf(`money ${value.currency} ${detail}`, {
        style: 'currency',
        currency: value.currency,
        currencyDisplay: 'code',
        ...(detail === 'whole' ? { trailingZeroDisplay: 'stripIfInteger' as const } : {}),
        // A decimal string keeps amounts exact where a number would round them.
      }).format(value.amount as Intl.StringNumericLiteral),

    number: (value: number, maximumFractionDigits = 2) =>
      numberOf(`number ${maximumFractionDigits}`, { maximumFractionDigits }).format(value),

    /** A difference with its sign: `+12`, `-3`, and `0` without one. */
    signed: (value: number) => numberOf('signed', { signDisplay: 'exceptZero' }).format(value),

    /** A share between 0 and 1 as a percentage. */
    percent: (share: number, maximumFractionDigits = 0) =>
      numberOf(`percent ${maximumFractionDigits}`, { style: 'percent', maximumFractionDigits }).format(share),

    /** `1.2K`, for figures that must stay narrow. */
    compact: (value: number) => numberOf('compact', { notation: 'compact' }).format(value),

    /** The day of an instant in the reader's zone: `22 Nov 2026`. */
    date: (instant: Instant) => inZone('date', words).format(toMs(instant)),

    /** The time of day of an instant in the reader's zone. */
    time: (instant: Instant) => inZone('time', { timeStyle: 'short' }).format(toMs(instant)),

    dateTime: (instant: Instant) =>
      inZone('dateTime', { ...words, hour: 'numeric', minute: '2-digit' }).format(toMs(instant)),

    /** The whole truth about an instant, for titles: weekday, date, time and zone. */
    exact: (instant: Instant) =>
      inZone('exact', {
        weekday: 'long',
        year: 'numeric',
        month: 'long',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        timeZoneName: 'short',
      }).format(toMs(instant)),

    /** A calendar day that belongs to no zone (`2026-11-22`). */
    day: (isoDay: string, detail: 'medium' | 'full' = 'medium') =>
      once(
        `day ${detail}`,
        (tag) =>
          new Intl.DateTimeFormat(tag, {
            timeZone: 'UTC',
            ...(detail === 'full' ? { dateStyle: 'full' } : words),
          }),
      ).format(Date.parse(`${isoDay}T00:00:00Z`)),

    /** A month of the Gregorian calendar (`2026-11`), named in it whatever the reader's own: `November 2026`. */
    month: (isoMonth: string) =>
      once(
        'month',
        (tag) =>
          new Intl.DateTimeFormat(tag, {
            timeZone: 'UTC',
            calendar: 'gregory',
            month: 'long',
            year: 'numeric',
          }),
      ).format(Date.parse(`${isoMonth}-01T00:00:00Z`)),

    /** A short axis label for a calendar day: `22 Nov`. */
    dayShort: (isoDay: string) =>
      once(
        'dayShort',
        (tag) => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', day: 'numeric', month: 'short' }),
      ).format(Date.parse(`${isoDay}T00:00:00Z`)),

    /** `3 hours ago`, `in 2 days`, `now`. */
    relative: (instant: Instant, nowMs: number) => {
      const distance = toMs(instant) - nowMs;
      const away = Math.abs(distance);
      const writer = once('relative', (tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));
      if (away < minuteMs) return writer.format(0, 'second');
      const step = relativeSteps.find((candidate) => away < candidate.below) ?? relativeSteps[5];
      return writer.format(Math.trunc(distance / step.size), step.unit);
    },

    duration,

    /** A distance: `230 km`. */
    kilometres: (distance: number) =>
      numberOf('kilometres', { style: 'unit', unit: 'kilometer', maximumFractionDigits: 0 }).format(distance),

    /** `red, green and blue`; where one of them is enough, `red, green or blue`. */
    list: (items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction') =>
      once(type, (tag) => new Intl.ListFormat(tag, { type })).format(items),

    /** The name of a country by its ISO 3166-1 code; the code itself when nobody knows it. */
    country: (code: string) =>
      once('country', (tag) => new Intl.DisplayNames(tag, { type: 'region', fallback: 'code' })).of(code) ??
      code,

    /** The name of a language by its BCP 47 tag. */
    language: (tag: string) =>
      once('language', (own) => new Intl.DisplayNames(own, { type: 'language', fallback: 'code' })).of(tag) ??
      tag,

    /** The name of a weekday, 1 = Monday … 7 = Sunday (ISO 8601). */
    weekday: (isoWeekday: number, detail: 'long' | 'short' = 'long') =>
      once(
        `weekday ${detail}`,
        (tag) => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', weekday: detail }),
        // 1 January 2024 was a Monday.
      ).format(Date.UTC(2024, 0, isoWeekday)),

    /** A wall-clock time (`08:30`) in the reader's digits. */
    clockTime: (hoursAndMinutes: string) =>
      once(
        'clockTime',
        (tag) => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', timeStyle: 'short' }),
      ).format(Date.parse(`2024-01-01T${hoursAndMinutes.padStart(5, '0')}:00Z`)),

    /**
     * A zone as people say it, with its present offset: `Dubai (GMT+4)`, `توقيت مصر (غرينتش+٢)`. Intl knows the place
     * behind a zone in other languages, but in English often says an abbreviation, so there the city itself serves.
     */
    zone: (name: string, nowMs: number) => {
      const part = (style: 'shortGeneric' | 'shortOffset') =>
        once(`zone ${name} ${style}`, (tag) => {
          const writer = new Intl.DateTimeFormat(tag, { timeZone: name, timeZoneName: style });
          return (atMs: number) =>
            writer.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')?.value ?? '';
        })(nowMs);
      const offset = part('shortOffset');
      const city = name.slice(name.lastIndexOf('/') + 1).replaceAll('_', ' ');
      const place = reader().locale === 'en' ? city : part('shortGeneric');
      return place === offset ? city : `${place} (${offset})`;
    },

    /** How names sort for this reader. */
    compare: (one: string, other: string) =>
      once('collator', (tag) => new Intl.Collator(tag)).compare(one, other),
  };
}

export type Formatter = ReturnType<typeof createFormatter>;
