import type { Placeable } from '../lead.ts';
import type { Candidate } from './candidate.ts';
import type { Gazetteer } from './gazetteer.ts';
import { distanceKm } from './great-circle.ts';
import { locate, type Located } from './locate.ts';

/** Where partners are, found once for as long as the roster they stand in is in memory. */
const found = new WeakMap<Candidate, Located | { precision: 'nowhere' }>();

function placeOf(candidate: Candidate, gazetteer: Gazetteer): Located | { precision: 'nowhere' } {
  const known = found.get(candidate);
  if (known !== undefined) return known;
  const place = locate({ country: candidate.country, ...candidate.address }, gazetteer) ?? {
    precision: 'nowhere',
  };
  found.set(candidate, place);
  return place;
}

/** A tenth of a kilometre is finer than any area of the gazetteer, and the same on every machine. */
const rounded = (km: number): number => Math.round(km * 10) / 10;

/**
 * How far partners are from a lead, in kilometres on the great circle; null where the place of either is not known. A
 * place is the middle of the smallest area around it that the gazetteer has.
 */
export function distancesFrom(
  { facts, customer }: Pick<Placeable, 'facts' | 'customer'>,
  gazetteer: Gazetteer,
): (candidate: Candidate) => number | null {
  const here = locate(
    { country: facts.country, subdivision: facts.subdivision, postalCode: customer.postalCode },
    gazetteer,
  );
  return (candidate) => {
    if (here === null) return null;
    const there = placeOf(candidate, gazetteer);
    return there.precision === 'nowhere' ? null : rounded(distanceKm(here, there));
  };
}
