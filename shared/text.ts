/** Schemas of plain values that many contracts share; their errors are codes of `messages/*.json`. */
import * as z from 'zod';
import { memoized } from './memoized.ts';
import { hasControl, isVisible, withoutHidden, withoutShapeless } from './visible-text.ts';

// As in a line of text, but for line breaks: they are allowed in long texts only.
const controlButLineBreaks =
  /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

/** One line of text a person wrote, trimmed, without control characters and letters nobody sees. */
export const line = memoized((max: number) =>
  z
    .string()
    .overwrite(withoutHidden)
    .trim()
    .min(1, { error: 'required' })
    .max(max, { error: 'too-long' })
    .refine((text) => !hasControl(text), { error: 'control-characters' })
    .refine((text) => text === '' || isVisible(text), { error: 'required' }),
);

/** Several lines of text a person wrote. */
export const paragraph = memoized((max: number) =>
  z
    .string()
    .overwrite(withoutShapeless)
    .trim()
    .min(1, { error: 'required' })
    .max(max, { error: 'too-long' })
    .refine((text) => !controlButLineBreaks.test(text), { error: 'control-characters' })
    .refine((text) => text === '' || isVisible(text), { error: 'required' }),
);

/** An instant: ISO 8601 in UTC with milliseconds. */
export const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/, { error: 'invalid-instant' })
  .refine((text) => !Number.isNaN(Date.parse(text)), { error: 'invalid-instant' })
  .transform((text) => new Date(text).toISOString())
  .pipe(z.string())
  .meta({ example: '2026-11-22T09:30:00.000Z' });

/** A calendar day without time: `2026-11-22`. */
export const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, { error: 'invalid-day' })
  .refine(
    (text) => {
      const parsed = new Date(`${text}T00:00:00Z`);
      return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
    },
    { error: 'invalid-day' },
  )
  .meta({ example: '2026-11-22' });

/** A country: ISO 3166-1 alpha-2, upper case. */
export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: 'invalid-country' })
  .meta({ example: 'AE' });

/** A language: BCP 47, one of common shape (`ar`, `fa`, `en-GB`). */
export const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$/, { error: 'invalid-language' })
  .meta({ example: 'ar' });

/** The languages every text of Rafiq exists in. */
export const uiLanguages = ['en', 'ar', 'fa'] as const;
export type UiLanguage = (typeof uiLanguages)[number];

const unseen = /[\p{Cc}\p{Cf}\u2800]/u;

/** An e-mail address: whatever of it could not be seen would make it look like another's. */
export const email = z
  .string()
  .trim()
  .max(254, { error: 'too-long' })
  .regex(/^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+\.[^\s@<>()[\],;:"\\.]{2,}$/u, { error: 'invalid-email' })
  .refine((text) => !unseen.test(text) && withoutHidden(text) === text, { error: 'invalid-email' })
  .meta({ example: 'lina@noor.example' });

/** A phone number as people write it; it is kept as written. */
export const phone = z
  .string()
  .trim()
  .max(40, { error: 'too-long' })
  .regex(/^[+()\d\s./-]{4,}$/, { error: 'invalid-phone' })
  .meta({ example: '+971 4 555 0173' });

/**
 * Where a company is found on the web: a host, or a link by HTTP, and whatever follows; without a name and password, and
 * nothing a browser would do instead of going there. It is kept as written.
 */
export const website = line(200)
  .refine(isWebAddress, { error: 'invalid-website' })
  .meta({ example: 'https://noor.example' });

function isWebAddress(text: string): boolean {
  const [, host = text] = /^https?:\/\/(.*)$/iu.exec(text) ?? [];
  // Without a scheme, whatever stands before a colon would be one.
  if (host === text && /^[^/?#]*:/u.test(text)) return false;
  if (/^[/?#]|[\s\\]/u.test(host)) return false;
  try {
    const { username, password } = new URL(`https://${host}`);
    return username === '' && password === '';
  } catch {
    return false; // no address: that is the answer, not a failure
  }
}

/** An IANA time zone name. */
export const timeZone = z
  .string()
  .max(64)
  .refine(
    (name) => {
      try {
        return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
      } catch {
        return false; // the runtime knows no such zone: that is the answer, not a failure
      }
    },
    { error: 'invalid-time-zone' },
  )
  .meta({ example: 'Asia/Dubai' });

/** A small piece of who a record came from: unique per source, so that a repeated delivery changes nothing. */
export const externalRef = z
  .strictObject({ source: line(80), id: line(120) })
  .meta({ example: { source: 'crm', id: '1C1I7A6R' } });
