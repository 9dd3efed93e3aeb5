import { fold } from '@rafiq/shared/fold.ts';
import type { Gazetteer } from './gazetteer.ts';
import { subdivisionSpelling, withoutKind } from './subdivision-spelling.ts';
import type { Point } from './unit-vector.ts';

/** Where somebody says to be: any part may be missing, or be written in any way. */
export interface Address {
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly subdivision: string | null;
  readonly postalCode: string | null;
}

/** The middle of the smallest area around an address that is known, and what kind of area that is. */
export interface Located extends Point {
  readonly precision: 'postal-area' | 'subdivision' | 'country';
}

/**
 * Finds an address on the globe as nearly as the gazetteer allows: by its postal code, else its subdivision, else its
 * country. What is finer than the gazetteer or unknown to it is passed over; null where the country is missing or
 * unknown, for the same postal code or name of a subdivision means different places in different countries.
 */
export function locate({ country, subdivision, postalCode }: Address, gazetteer: Gazetteer): Located | null {
  if (country === null) return null;
  const area = postalCode === null ? undefined : findPostalArea(country, postalCode, gazetteer);
  if (area !== undefined) return { ...area, precision: 'postal-area' };
  const part = subdivision === null ? undefined : findSubdivision(country, subdivision, gazetteer);
  if (part !== undefined) return { ...part, precision: 'subdivision' };
  const whole = gazetteer.countries.get(country);
  return whole === undefined ? null : { ...whole, precision: 'country' };
}

/** A code that is too short is mistyped or cut off at either end: its beginning says nothing. */
function findPostalArea(country: string, postalCode: string, gazetteer: Gazetteer): Point | undefined {
  const areas = gazetteer.postalAreas.get(country);
  if (areas === undefined) return undefined;
  const code = fold(postalCode).replace(/[^\p{L}\p{N}]+/gu, '');
  return code.length < areas.codeLength ? undefined : areas.byPrefix.get(code.slice(0, areas.prefixLength));
}

function findSubdivision(country: string, subdivision: string, gazetteer: Gazetteer): Point | undefined {
  const known = gazetteer.subdivisions.get(country);
  const spelling = subdivisionSpelling(subdivision);
  return known?.get(spelling) ?? known?.get(withoutKind(spelling));
}
