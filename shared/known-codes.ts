/** Whether a code is one that exists: what only has the shape of one is said by no lead, and by no registration. */
import { countryCodes } from './country-codes.ts';
import { memoized } from './memoized.ts';

const countries: ReadonlySet<string> = new Set(countryCodes);
// What the runtime knows of the world is asked for when somebody needs it: a cold start would wait for it.
const codesOf = memoized((key: 'currency'): ReadonlySet<string> => new Set(Intl.supportedValuesOf(key)));

/** A country of ISO 3166-1 (alpha-2, upper case). */
export const isCountry = (code: string): boolean => countries.has(code);

/** A currency of ISO 4217 (upper case). */
export const isCurrency = (code: string): boolean => codesOf('currency').has(code);

const namesOf = memoized(
  (type: 'language' | 'script' | 'region') => new Intl.DisplayNames('en', { type, fallback: 'none' }),
);

/** What is kept for regions that are unknown. */
const noRegion = 'ZZ';

/** What people read is known with the script it is written in; a few that nobody grows up with, only by name. */
function isSpoken(language: string): boolean {
  const known = new Intl.Locale(language);
  return known.maximize().script !== undefined || namesOf('language').of(known.baseName) !== undefined;
}

/**
 * A language tag of BCP 47 whose language, script and region are registered (source: CLDR, likely subtags and names, as
 * the runtime carries them).
 */
export function isLanguage(tag: string): boolean {
  let locale: Intl.Locale;
  try {
    locale = new Intl.Locale(tag);
  } catch {
    return false; // no tag at all: that is the answer, not a failure
  }
  const { language, script, region } = locale;
  return (
    isSpoken(language) &&
    (script === undefined || namesOf('script').of(script) !== undefined) &&
    (region === undefined || (region !== noRegion && namesOf('region').of(region) !== undefined))
  );
}
