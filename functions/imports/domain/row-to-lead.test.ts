import { newLead } from '@rafiq/shared/leads/contract.ts';
import { importFields } from '@rafiq/shared/imports/status.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutOf } from './row-reader.ts';
import { rowToLead, type LeadFile } from './row-to-lead.ts';

const given = { given: true, basis: 'contract', source: 'CRM export', date: '2026-11-01' } as const;
const columns = [
  'id',
  'account',
  'sector',
  'office',
  'employees',
  'product',
  'stage',
  'engaged',
  'e-mail',
  'phone',
  'note',
];
const mapping = {
  id: 'externalId',
  account: 'company',
  sector: 'industry',
  office: 'country',
  employees: 'employees',
  product: 'product',
  stage: 'fact',
  engaged: 'receivedAt',
  'e-mail': 'contactEmail',
  phone: 'contactPhone',
  note: 'message',
};
const file = (over: Partial<LeadFile> = {}): LeadFile => ({
  source: 'crm',
  identify: (cells) => `row-${cells.join().length}`,
  layout: layoutOf(columns, mapping),
  dateOrder: undefined,
  decimalMark: null,
  countries: new Map(),
  consentToShare: given,
  consentToContact: given,
  ...over,
});
const row = (cells: Partial<Record<keyof typeof mapping, string>>): string[] =>
  columns.map((column) => cells[column as keyof typeof mapping] ?? '');
const read = (cells: Partial<Record<keyof typeof mapping, string>>, over?: Partial<LeadFile>) =>
  rowToLead(row(cells), file(over));
const faultsOf = (reading: ReturnType<typeof read>) =>
  reading.kind === 'refused' ? reading.faults.map(({ column, reason }) => [column, reason.code]) : 'taken';

describe('a row becomes a lead', () => {
  test('with all that it says, and its source stage as a fact', () => {
    const reading = read({
      id: '1C1I7A6R',
      account: 'Cancity',
      sector: 'retail',
      office: 'United States',
      employees: '2,448',
      product: 'GTXPro',
      stage: 'Won',
      engaged: '2016-10-20',
    });
    expect(reading).toMatchObject({
      kind: 'input',
      externalId: '1C1I7A6R',
      notices: [],
      input: {
        company: { name: 'Cancity', industry: 'retail', country: 'US', employees: 2448 },
        productName: 'GTXPro',
        valueBand: 'unknown',
        receivedAt: '2016-10-20T00:00:00.000Z',
        source: { stage: 'Won' },
        consentToShare: given,
        externalRef: { source: 'crm', id: '1C1I7A6R' },
      },
    });
  });

  test('keeping a country nobody knows as text, with a notice', () => {
    const reading = read({ account: 'Zumgoity', office: 'Philipines' });
    expect(reading).toMatchObject({
      kind: 'input',
      input: { company: { countryText: 'Philipines' } },
      notices: [{ column: 'office', value: 'Philipines', reason: { code: 'import.country-kept-as-text' } }],
    });
  });

  test('cleaned of control characters, with one notice a column', () => {
    const reading = read({
      account: 'Can\u0081city',
      note: 'first\r\nsecond\u0000',
      'e-mail': 'a@b.example',
    });
    expect(reading).toMatchObject({
      kind: 'input',
      input: { company: { name: 'Cancity' }, message: 'first\nsecond', contact: { email: 'a@b.example' } },
      notices: [
        { column: 'account', value: 'Cancity', reason: { code: 'import.control-characters-removed' } },
        { column: 'note' },
      ],
    });
  });

  test('the same one each time, even without an identifier of its own', () => {
    const [once, again, other] = ['Noor', 'Noor', 'Nur'].map((account) => read({ account }));
    expect(once).toEqual(again);
    expect(once).not.toMatchObject({ externalId: other?.kind === 'input' ? other.externalId : '' });
  });
});

describe('numbers, dates and countries', () => {
  test('are read as the file writes them and as people confirmed', () => {
    const reading = read(
      { account: 'Noor', employees: '1.200,0', engaged: '01.02.2018', office: 'Philipines' },
      { decimalMark: ',', dateOrder: 'month-first', countries: new Map([['philipines', 'PH']]) },
    );
    expect(reading).toMatchObject({
      kind: 'input',
      notices: [],
      input: { company: { employees: 1200, country: 'PH' }, receivedAt: '2018-01-02T00:00:00.000Z' },
    });
  });

  test('and a formula is text, with a notice', () => {
    expect(read({ account: '=HYPERLINK("x")', phone: '+971 4 1234567' })).toMatchObject({
      input: { company: { name: '=HYPERLINK("x")' } },
      notices: [{ column: 'account', reason: { code: 'import.formula-as-text' } }],
    });
  });

  test('and cells that are missing at the end of a row are empty, with a notice', () => {
    expect(rowToLead(['7', 'Noor'], file())).toMatchObject({
      kind: 'input',
      notices: [
        { column: null, reason: { code: 'import.cells-missing', params: { expected: 11, found: 2 } } },
      ],
    });
  });
});

describe('a file without a column for the company', () => {
  const thin = ['mql_id', 'first_contact_date', 'origin'];
  const layout = layoutOf(thin, { mql_id: 'externalId', first_contact_date: 'receivedAt', origin: 'fact' });

  test('makes leads that are known by their reference, and nothing up', () => {
    expect(rowToLead(['dac3', '01-02-2018', 'social'], file({ layout, dateOrder: 'day-first' }))).toEqual({
      kind: 'input',
      externalId: 'dac3',
      notices: [],
      input: {
        company: {},
        valueBand: 'unknown',
        receivedAt: '2018-02-01T00:00:00.000Z',
        source: { origin: 'social' },
        consentToShare: given,
        consentToContact: given,
        externalRef: { source: 'crm', id: 'dac3' },
      },
    });
  });
});

describe('a row is refused', () => {
  test('for want of a company', () => {
    expect(faultsOf(read({ id: '7', account: ' ' }))).toEqual([['account', 'import.required']]);
  });

  test('naming every cell that cannot be read', () => {
    const reading = read({
      account: 'Noor',
      employees: 'many',
      engaged: '01-02-2018',
      'e-mail': 'nobody',
      phone: 'call me',
    });
    expect(faultsOf(reading)).toEqual([
      ['employees', 'import.not-a-whole-number'],
      ['engaged', 'import.ambiguous-date'],
      ['e-mail', 'import.invalid-email'],
      ['phone', 'import.invalid-phone'],
    ]);
    expect(faultsOf(read({ account: 'Noor', engaged: '01-02-2018' }, { dateOrder: 'day-first' }))).toBe(
      'taken',
    );
  });

  test('for half an employee: a whole number is wanted', () => {
    for (const employees of ['1,5', '2.5', 'about 50']) {
      expect(faultsOf(read({ account: 'Noor', employees }, { decimalMark: ',' }))).toEqual([
        ['employees', 'import.not-a-whole-number'],
      ]);
    }
  });

  test('for a text that is too long, and for more cells than columns', () => {
    expect(read({ account: 'x'.repeat(201) })).toMatchObject({
      faults: [{ column: 'account', reason: { code: 'import.too-long', params: { max: 200 } } }],
    });
    expect(faultsOf(rowToLead([...row({ account: 'Noor' }), 'one', 'more'], file()))).toEqual([
      [null, 'import.column-count'],
    ]);
  });
});

test('whatever stands in a file, a row is taken as the contract wants it or refused with a reason', () => {
  const fields = importFields.leads;
  const layout = layoutOf(fields, Object.fromEntries(fields.map((field) => [field, field])));
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 250 }),
    fc.constantFrom('', 'AE', '50-249', '12', '2026-01-02', '31/12/2025', 'a@b.example', '+971 4 1234567'),
  );
  fc.assert(
    fc.property(fc.array(cell, { maxLength: fields.length + 1 }), (cells) => {
      const reading = rowToLead(cells, file({ layout }));
      if (reading.kind === 'input') expect(newLead.parse(reading.input)).toEqual(reading.input);
      else expect(reading.faults.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
