/** Who reads: the language, zone and calendar that every text, number and date is written for. */
import type { Locale } from '../locale.ts';

export const calendars = ['gregorian', 'persian', 'islamic-umalqura'] as const;
export type Calendar = (typeof calendars)[number];

export interface Reader {
  locale: Locale;
  timeZone: string;
  calendar: Calendar;
}

const calendarKeys: Readonly<Record<Calendar, string>> = {
  gregorian: 'gregory',
  persian: 'persian',
  'islamic-umalqura': 'islamic-umalqura',
};

const baseTags: Readonly<Record<Locale, { region: string; numbering: string }>> = {
  en: { region: 'en-GB', numbering: 'latn' },
  ar: { region: 'ar-AE', numbering: 'arab' },
  fa: { region: 'fa-IR', numbering: 'arabext' },
};

/** The calendar a language is read in unless its reader chose another. */
export const usualCalendar = (locale: Locale): Calendar => (locale === 'fa' ? 'persian' : 'gregorian');

export const isCalendar = (text: unknown): text is Calendar =>
  calendars.some((calendar) => calendar === text);

/** The BCP 47 tag that makes Intl write for this reader (`fa-IR-u-ca-persian-nu-arabext`). */
export function tagOf(reader: Pick<Reader, 'locale' | 'calendar'>): string {
  // The Umm al-Qura calendar reads best with the month names of Saudi Arabia.
  const { region, numbering } = baseTags[reader.locale];
  const place = reader.locale === 'ar' && reader.calendar === 'islamic-umalqura' ? 'ar-SA' : region;
  return `${place}-u-ca-${calendarKeys[reader.calendar]}-nu-${numbering}`;
}

/** Zones that were found to be some; each page asks for its reader's. */
const knownZones = new Set<string>();
/** More than there are; a name may be written in capitals in a thousand ways. */
const mostZones = 1000;

/** Whether the runtime knows this time zone. */
export function isTimeZone(name: string): boolean {
  if (knownZones.has(name)) return true;
  const known = isKnownTo(name);
  if (known && knownZones.size < mostZones) knownZones.add(name);
  return known;
}

function isKnownTo(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // the runtime knows no such zone: that is the answer, not a failure
  }
}
