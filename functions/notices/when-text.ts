import type { Reader } from '#functions/identity/index.ts';

const regions = { en: 'en-GB', ar: 'ar-AE', fa: 'fa-IR' } as const;
const numbering = { en: 'latn', ar: 'arab', fa: 'arabext' } as const;
const calendars = {
  gregorian: 'gregory',
  persian: 'persian',
  'islamic-umalqura': 'islamic-umalqura',
} as const;

/** An instant in the reader's language, calendar and zone, with the zone's name; UTC until they chose one. */
export function whenText(
  instant: string,
  { language, calendar, timeZone }: Pick<Reader, 'language' | 'calendar' | 'timeZone'>,
): string {
  const speaks = language ?? 'en';
  const counts = calendar ?? (speaks === 'fa' ? 'persian' : 'gregorian');
  const tag = `${regions[speaks]}-u-ca-${calendars[counts]}-nu-${numbering[speaks]}`;
  return new Intl.DateTimeFormat(tag, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: timeZone ?? 'UTC',
  }).format(Date.parse(instant));
}
