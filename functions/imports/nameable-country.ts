import { country } from '@rafiq/shared/text.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { countrySpelling, readCountry } from './domain/read-country.ts';

/**
 * The country that a text may be said to mean: a name that everybody knows means what it means, and one without any letter
 * or digit means nothing.
 * @param pointer where the country stands in the request
 * @throws Problem `unknown-reference` or `already-exists`
 */
export function nameableCountry(text: string, value: string, pointer: string): string {
  const code = country.safeParse(value).data;
  if (code === undefined || readCountry(code) !== code) {
    throw new Problem('unknown-reference', { errors: [{ pointer, code: 'invalid-country' }] });
  }
  if (readCountry(text) !== undefined) {
    throw new Problem('already-exists', { errors: [{ pointer: '/text', code: 'already-exists' }] });
  }
  if (countrySpelling(text) === '') {
    throw new Problem('unknown-reference', { errors: [{ pointer: '/text', code: 'invalid-value' }] });
  }
  return code;
}
