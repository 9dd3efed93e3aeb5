import { fold } from '../fold.ts';
import type { Territory } from './contract.ts';

/** Where something lies; null where it is not said. */
export interface Place {
  country: string | null;
  subdivision: string | null;
  postalCode: string | null;
}

/**
 * Whether a place lies in a partner's territories. A territory finer than what is said of the place never matches it
 * (source: domain.md, Partner).
 */
export function lyingAt(place: Place) {
  // The place is spelled once; hundreds of territories are asked about it.
  const subdivision = place.subdivision === null ? null : fold(place.subdivision);
  const postalCode = place.postalCode === null ? null : spelledCode(place.postalCode);
  return ({ territories }: { territories: readonly Territory[] }): boolean =>
    territories.some((territory) => {
      if (territory.country !== place.country) return false;
      if (territory.subdivision !== undefined && fold(territory.subdivision) !== subdivision) return false;
      if (territory.postalPrefixes === undefined) return true;
      return (
        postalCode !== null &&
        territory.postalPrefixes.some((prefix) => postalCode.startsWith(spelledCode(prefix)))
      );
    });
}

const spelledCode = (code: string): string => code.replaceAll(' ', '').toUpperCase();
