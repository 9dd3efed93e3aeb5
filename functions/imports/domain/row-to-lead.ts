import { beginningOf } from '@rafiq/shared/beginning-of.ts';
import { newLead, type Consent, type NewLead } from '@rafiq/shared/leads/contract.ts';
import { sizeBands, type SizeBand } from '@rafiq/shared/leads/status.ts';
import type { DateOrder, DecimalMark, ImportField } from '@rafiq/shared/imports/status.ts';
import type * as z from 'zod';
import { refuseByContract } from './input-faults.ts';
import { readCountry, type ConfirmedCountries } from './read-country.ts';
import { readInstant } from './read-instant.ts';
import { readWholeNumber } from './read-number.ts';
import { RowReader, type RowLayout, type RowReading } from './row-reader.ts';
import type { RowFault } from './row-reasons.ts';

/** What holds for every row of a file of leads. */
export interface LeadFile {
  source: string;
  layout: RowLayout;
  /** Identifies a row that has no identifier of its own. */
  identify: (cells: readonly string[]) => string;
  dateOrder: DateOrder | undefined;
  decimalMark: DecimalMark | null;
  countries: ConfirmedCountries;
  consentToShare: Consent;
  consentToContact: Consent;
}

/** Path within the input → field of the mapping: where a refusal belongs. */
export const leadFieldAt: Readonly<Record<string, ImportField>> = {
  'company.name': 'company',
  'company.website': 'website',
  'company.industry': 'industry',
  'company.employees': 'employees',
  'company.sizeBand': 'sizeBand',
  'company.country': 'country',
  'company.countryText': 'country',
  'company.subdivision': 'subdivision',
  'company.city': 'city',
  'company.postalCode': 'postalCode',
  'company.street': 'street',
  'contact.name': 'contactName',
  'contact.email': 'contactEmail',
  'contact.phone': 'contactPhone',
  'externalRef.id': 'externalId',
  productName: 'product',
  message: 'message',
  receivedAt: 'receivedAt',
  source: 'fact',
};

const longestFactName = 60;
const longestFact = 200;

/**
 * One row of a file as a new lead. Where the file has a column for the company, every row must name one; without it
 * a lead is known by what else identifies it, and nothing is made up (source: domain.md, Lead). A country that is not recognised is kept as text; anything else that cannot
 * be read refuses the row, so that it can be corrected and sent again.
 */
export function rowToLead(cells: readonly string[], file: LeadFile): RowReading<NewLead> {
  const row = new RowReader(file.layout, cells);
  const name = row.text('company');
  if (name === undefined && file.layout.fields.has('company')) row.refuse('company', 'required');
  const externalId = row.text('externalId') ?? file.identify(cells);
  const contact = {
    name: row.text('contactName'),
    email: row.text('contactEmail'),
    phone: row.text('contactPhone'),
  };
  const candidate: z.input<typeof newLead> = {
    company: {
      name,
      website: row.text('website'),
      industry: row.text('industry'),
      employees: row.value(
        'employees',
        (text) => readWholeNumber(text, file.decimalMark) ?? fault('not-a-whole-number'),
      ),
      sizeBand: row.value('sizeBand', (text) => sizeBandIn(text) ?? fault('unknown-value')),
      ...countryIn(row, file.countries),
      subdivision: row.text('subdivision'),
      city: row.text('city'),
      postalCode: row.text('postalCode'),
      street: row.text('street'),
    },
    contact: Object.values(contact).some((text) => text !== undefined) ? contact : undefined,
    productName: row.text('product'),
    message: row.text('message', { lines: true }),
    receivedAt: row.value('receivedAt', (text) => {
      const reading = readInstant(text, file.dateOrder);
      return 'fault' in reading ? reading : reading.instant;
    }),
    source: factsIn(row),
    consentToShare: file.consentToShare,
    consentToContact: file.consentToContact,
    externalRef: { source: file.source, id: externalId },
  };
  const parsed = newLead.safeParse(candidate);
  if (!parsed.success) refuseByContract(row, parsed.error.issues, leadFieldAt);
  return parsed.success && row.faults.length === 0
    ? { kind: 'input', input: parsed.data, externalId, notices: row.notices }
    : { kind: 'refused', faults: row.faults };
}

const fault = (code: RowFault) => ({ fault: code });

function countryIn(
  row: RowReader,
  countries: ConfirmedCountries,
): { country?: string; countryText?: string } {
  const text = row.text('country');
  if (text === undefined) return {};
  const country = readCountry(text, countries);
  if (country !== undefined) return { country };
  row.notice('country', 'country-kept-as-text');
  return { countryText: text };
}

const sizeBandIn = (text: string): SizeBand | undefined => {
  const plain = text.replace(/\s/g, '').replace(/[–—]/g, '-');
  return sizeBands.find((band) => band === plain);
};

function factsIn(row: RowReader): Record<string, string> {
  const facts = row.texts('fact').map(({ column, text }) => {
    if (text.length > longestFact) row.notice('fact', 'fact-shortened', { max: longestFact });
    return [beginningOf(column, longestFactName).trim(), beginningOf(text, longestFact).trim()] as const;
  });
  return Object.fromEntries(facts);
}
