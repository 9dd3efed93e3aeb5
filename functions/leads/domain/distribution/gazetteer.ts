/** The gazetteer: where countries, their subdivisions and postal areas have their middle. */
import { withoutKind } from './subdivision-spelling.ts';
import type { Point } from './unit-vector.ts';

type Degrees = readonly [lat: number, lon: number];

/** The gazetteer as plain data, small enough to be carried by a function. */
export interface GazetteerRows {
  /** By ISO 3166-1 alpha-2. */
  readonly countries: Readonly<Record<string, Degrees>>;
  /** By country: the spellings of each subdivision, and its middle. Where two share a spelling, the first has it. */
  readonly subdivisions: Readonly<Record<string, readonly (readonly [readonly string[], ...Degrees])[]>>;
  /** By country: the middles of all codes that begin alike, and how many characters a whole code has at least. */
  readonly postalAreas: Readonly<
    Record<string, { readonly codeLength: number; readonly areas: Readonly<Record<string, Degrees>> }>
  >;
}

/** The beginnings of one country's postal codes, all of one length. */
export interface PostalAreas {
  readonly codeLength: number;
  readonly prefixLength: number;
  readonly byPrefix: ReadonlyMap<string, Point>;
}

/** The gazetteer, ready to be asked. */
export interface Gazetteer {
  readonly countries: ReadonlyMap<string, Point>;
  /** By country, then by spelling. */
  readonly subdivisions: ReadonlyMap<string, ReadonlyMap<string, Point>>;
  readonly postalAreas: ReadonlyMap<string, PostalAreas>;
}

/** Makes the gazetteer of its rows. */
export function openGazetteer({ countries, subdivisions, postalAreas }: GazetteerRows): Gazetteer {
  return {
    countries: pointsOf(countries),
    subdivisions: new Map(Object.entries(subdivisions).map(([country, rows]) => [country, bySpelling(rows)])),
    postalAreas: new Map(
      Object.entries(postalAreas).map(([country, { codeLength, areas }]) => [
        country,
        { codeLength, prefixLength: Object.keys(areas)[0]?.length ?? 0, byPrefix: pointsOf(areas) },
      ]),
    ),
  };
}

const pointsOf = (rows: Readonly<Record<string, Degrees>>): ReadonlyMap<string, Point> =>
  new Map(Object.entries(rows).map(([name, [lat, lon]]) => [name, { lat, lon }]));

function bySpelling(rows: GazetteerRows['subdivisions'][string]): ReadonlyMap<string, Point> {
  const found = new Map<string, Point>();
  const plain = new Map<string, Point>();
  for (const [spellings, lat, lon] of rows) {
    const point = { lat, lon };
    for (const spelling of spellings) {
      if (!found.has(spelling)) found.set(spelling, point);
      const short = withoutKind(spelling);
      if (!plain.has(short)) plain.set(short, point);
    }
  }
  // A whole name goes before a shortened one: the city of Tashkent before Tashkent Region.
  return new Map([...plain, ...found]);
}
