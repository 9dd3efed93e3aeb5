import english from 'cldr-subdivisions-full/subdivisions/en/en.json' with { type: 'json' };
import { iso31662 } from 'iso-3166';
import { subdivisionSpelling, withoutKind } from './domain/distribution/subdivision-spelling.ts';

/** An administrative division as GeoNames names it: `FR.11` of the first level, `FR.11.92` of the second. */
export interface Division {
  readonly code: string;
  readonly name: string;
}

/** A subdivision and every spelling it is known by. */
export interface NamedSubdivision {
  /** Its division's in GeoNames. */
  code: string;
  country: string;
  spellings: string[];
}

interface Listed {
  country: string;
  /** Its name at home, its English name, its code within the country. */
  spellings: readonly string[];
}

const englishNames: ReadonlyMap<string, string> = new Map(
  Object.entries(english.subdivisions.localeDisplayNames.subdivisions),
);

const listedByIso: readonly Listed[] = iso31662.map(({ code, name }) => {
  const [country = '', part = ''] = code.split('-');
  const names = [name, englishNames.get(`${country}${part}`.toLowerCase()) ?? name, part];
  return { country, spellings: [...new Set(names.map(subdivisionSpelling))] };
});

interface Met {
  readonly code: string;
  readonly country: string;
  readonly spelling: string;
  listed?: Listed;
}

const readDivision = ({ code, name }: Division): Met => ({
  code,
  country: code.slice(0, 2),
  spelling: subdivisionSpelling(name),
});

/**
 * All divisions of the first level, and of the second those that ISO 3166-2 lists (the departments of France, the
 * counties of Britain), with their names and codes there. GeoNames' own codes are left out: many are numbers that mean
 * something else in ISO.
 */
export function namedSubdivisions(
  firstLevel: readonly Division[],
  secondLevel: readonly Division[],
): NamedSubdivision[] {
  const first = firstLevel.map(readDivision);
  const second = secondLevel.map(readDivision);
  const listed = new Set(listedByIso);
  for (const level of [first, second]) {
    // By whole names before shortened ones, lest the region around Tashkent be taken for the city.
    meet(level, listed, (spelling) => spelling);
    meet(level, listed, withoutKind);
  }
  return [...first, ...second.filter((division) => division.listed !== undefined)].map(
    ({ code, country, spelling, listed: entry }) => ({
      code,
      country,
      spellings: [...new Set([spelling, ...(entry?.spellings ?? [])])],
    }),
  );
}

/** Gives each division that is alone of its name the entry of that name, and takes the entry from the list. */
function meet(level: readonly Met[], listed: Set<Listed>, shorten: (spelling: string) => string): void {
  const keyOf = (country: string, spelling: string) => `${country} ${shorten(spelling)}`;
  const open = level.filter((division) => division.listed === undefined);
  const alike = Map.groupBy(open, ({ country, spelling }) => keyOf(country, spelling));
  for (const entry of listed) {
    for (const spelling of entry.spellings) {
      const [only, ...others] = alike.get(keyOf(entry.country, spelling)) ?? [];
      if (only === undefined || others.length > 0 || only.listed !== undefined) continue;
      only.listed = entry;
      listed.delete(entry);
      break;
    }
  }
}
