import { expect, it } from 'vitest';
import { countriesWithZone, timeZoneOfCountry } from './country-time-zones.ts';

/** Every code the runtime has a name for, less those that are no country of ISO 3166-1. */
function isoCountries(): string[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const noCountry =
    'AC AN BU CP CQ CS DD DG DY EA EU EZ FX HV IC NH QO RH SU TA TP UK UN VD XA XB YD YU ZR ZZ';
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => names.of(code) !== undefined && !noCountry.split(' ').includes(code));
}

it('knows a zone for every country', () => {
  expect(isoCountries().filter((code) => !countriesWithZone.includes(code))).toEqual([]);
});

it('names only zones the runtime knows', () => {
  for (const country of countriesWithZone) {
    expect(() => new Intl.DateTimeFormat('en', { timeZone: timeZoneOfCountry(country) })).not.toThrow();
  }
});

it.each([
  ['AE', 'Asia/Dubai'],
  ['IR', 'Asia/Tehran'],
  ['SA', 'Asia/Riyadh'],
  ['US', 'America/New_York'],
  ['BR', 'America/Sao_Paulo'],
  ['ZZ', 'UTC'],
])('%s keeps %s', (country, zone) => {
  expect(timeZoneOfCountry(country)).toBe(zone);
});
