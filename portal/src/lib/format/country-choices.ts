import type { Formatter } from './formatter.ts';
import { countryCodes } from './countries.ts';

/** Countries to choose from, by their names in the reader's language, in the reader's order. */
export const countryChoices = (
  format: Formatter,
  codes: readonly string[] = countryCodes,
): { value: string; label: string }[] =>
  codes
    .map((value) => ({ value, label: format.country(value) }))
    .sort((one, other) => format.compare(one.label, other.label));
