/** Whether a code is one that exists: what only has the shape of one is said by no lead, and by no registration. */
import { countryCodes } from './country-codes.ts';

const countries: ReadonlySet<string> = new Set(countryCodes);
const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** A country of ISO 3166-1 (alpha-2, upper case). */
export const isCountry = (code: string): boolean => countries.has(code);

/** A currency of ISO 4217 (upper case). */
export const isCurrency = (code: string): boolean => currencies.has(code);

const namesOf = (type: 'language' | 'script' | 'region') =>
  new Intl.DisplayNames('en', { type, fallback: 'none' });
const languages = namesOf('language');
const scripts = namesOf('script');
const regions = namesOf('region');

/** What is kept for regions that are unknown. */
const noRegion = 'ZZ';

/** What people read is known with the script it is written in; a few that nobody grows up with, only by name. */
function isSpoken(language: string): boolean {
  const known = new Intl.Locale(language);
  return known.maximize().script !== undefined || languages.of(known.baseName) !== undefined;
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
    (script === undefined || scripts.of(script) !== undefined) &&
    (region === undefined || (region !== noRegion && regions.of(region) !== undefined))
  );
}
