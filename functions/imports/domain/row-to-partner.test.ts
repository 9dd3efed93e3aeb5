import { importFields } from '@rafiq/shared/imports/status.ts';
import { newPartner } from '@rafiq/shared/partners/contract.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutOf } from './row-reader.ts';
import { rowToPartner, type PartnerFile } from './row-to-partner.ts';

const fields = importFields.partners;
const layout = layoutOf(fields, Object.fromEntries(fields.map((field) => [field, field])));
const file: PartnerFile = {
  source: 'erp',
  identify: (cells) => `row-${cells.join().length}`,
  layout,
  adminEmailPattern: 'reseller-{externalId}@example.test',
  decimalMark: null,
  countries: new Map(),
};
const read = (cells: Partial<Record<(typeof fields)[number], string>>) =>
  rowToPartner(
    fields.map((field) => cells[field] ?? ''),
    file,
  );
const faultsOf = (reading: ReturnType<typeof read>) =>
  reading.kind === 'refused' ? reading.faults.map(({ column, reason }) => [column, reason.code]) : 'taken';

describe('a row becomes a partner', () => {
  test('with its country as territory, its line as a tag and an admin by the pattern', () => {
    const reading = read({
      externalId: '17',
      name: 'A Bike Store',
      country: 'United States',
      tag: 'Road',
      phone: '1 (11) 500 555-0181',
      street: '2251 Elliot Avenue',
      city: 'Seattle',
      subdivision: 'Washington',
      postalCode: '98104',
    });
    expect(reading).toMatchObject({
      kind: 'input',
      notices: [],
      input: {
        name: 'A Bike Store',
        kind: 'reseller',
        tier: 'registered',
        weight: 1,
        country: 'US',
        territories: [{ country: 'US' }],
        tags: ['Road'],
        address: { street: '2251 Elliot Avenue', subdivision: 'Washington' },
        adminEmail: 'reseller-17@example.test',
        externalRef: { source: 'erp', id: '17' },
      },
    });
  });

  test('of the kind and tier it names; an e-mail of its own goes before the pattern', () => {
    const said = { name: 'Noor', country: 'AE', adminEmail: 'lina@noor.example' };
    expect(read({ ...said, kind: 'Value Added Reseller', tier: 'Gold', weight: '1,5' })).toMatchObject({
      input: { kind: 'reseller', tier: 'gold', weight: 1.5, adminEmail: 'lina@noor.example' },
    });
    expect(read({ ...said, kind: 'Systems integrator' })).toMatchObject({
      input: { kind: 'systems-integrator' },
    });
  });

  test('and without an identifier gets no admin made of one', () => {
    const reading = read({ name: 'Noor', country: 'AE' });
    expect(reading).toMatchObject({
      kind: 'input',
      externalId: expect.stringMatching(/^row-\d+$/) as string,
    });
    expect(reading.kind === 'input' && reading.input.adminEmail).toBeUndefined();
  });
});

describe('a row is refused', () => {
  test('for what is missing', () => {
    expect(faultsOf(read({ city: 'Dubai' }))).toEqual([
      ['name', 'import.required'],
      ['country', 'import.required'],
    ]);
  });

  test('for what cannot be read', () => {
    const cells = { name: 'Noor', country: 'Atlantis', kind: 'constructor', tier: 'best', weight: '-1' };
    expect(faultsOf(read({ ...cells, adminEmail: 'x' }))).toEqual([
      ['country', 'import.country-not-recognised'],
      ['kind', 'import.unknown-value'],
      ['tier', 'import.unknown-value'],
      ['weight', 'import.not-a-number'],
      ['adminEmail', 'import.invalid-email'],
    ]);
    expect(faultsOf(read({ name: 'Noor', country: 'AE', weight: '2000' }))).toEqual([
      ['weight', 'import.out-of-range'],
    ]);
  });
});

test('whatever stands in a file, a row is taken as the contract wants it or refused with a reason', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 250 }),
    fc.constantFrom('', 'AE', 'reseller', 'gold', '1', 'a@b.example', '+971 4 1234567'),
  );
  fc.assert(
    fc.property(fc.array(cell, { maxLength: fields.length + 1 }), (cells) => {
      const reading = rowToPartner(cells, file);
      if (reading.kind === 'input') expect(newPartner.parse(reading.input)).toEqual(reading.input);
      else expect(reading.faults.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
