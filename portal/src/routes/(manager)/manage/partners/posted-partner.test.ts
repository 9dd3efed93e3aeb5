import { expect, it } from 'vitest';
import { PostedForm } from '#lib/server/form.ts';
import { postedPartner } from './posted-partner.ts';

const posted = (fields: readonly (readonly [string, string])[]) =>
  PostedForm.of(
    new Request('https://portal.example/', {
      method: 'POST',
      body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
    }),
  );

it('reads the lists that grew, and the row that was still being written', async () => {
  const form = await posted([
    ['name', 'Noor Systems'],
    ['tags', 'road، جبل, city'],
    ['territory', '{"country":"AE"}'],
    ['territory', '{"country":"Emirates"}'],
    ['territory', 'nonsense'],
    ['newTerritory.country', 'US'],
    ['newTerritory.postalPrefixes', '90, 91'],
    ['certification', '{"name":"Rampart Expert","expiresOn":null}'],
    ['weight', '۲٫۵'],
    ['maxOpen', ''],
  ]);
  const partner = postedPartner(form);
  expect(partner).toMatchObject({
    name: 'Noor Systems',
    tags: ['road', 'جبل', 'city'],
    weight: 2.5,
    phone: null,
    capacity: { maxOpen: null, maxPerDay: null },
    specialisations: { certifications: [{ name: 'Rampart Expert', expiresOn: null }] },
  });
  expect(partner.territories).toEqual([
    { country: 'AE' },
    { country: 'US', subdivision: undefined, postalPrefixes: ['90', '91'] },
  ]);
});
