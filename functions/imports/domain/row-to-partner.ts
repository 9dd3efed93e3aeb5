import { fold } from '@rafiq/shared/fold.ts';
import type { DecimalMark, ImportField } from '@rafiq/shared/imports/status.ts';
import { newPartner, type NewPartner } from '@rafiq/shared/partners/contract.ts';
import { partnerKinds, tiers, type PartnerKind, type Tier } from '@rafiq/shared/partners/status.ts';
import type * as z from 'zod';
import { fillEmailPattern } from './email-pattern.ts';
import { refuseByContract } from './input-faults.ts';
import { readCountry, type ConfirmedCountries } from './read-country.ts';
import { readDecimal } from './read-number.ts';
import { RowReader, type RowLayout, type RowReading } from './row-reader.ts';
import type { RowFault } from './row-reasons.ts';

/** What holds for every row of a file of partners. */
export interface PartnerFile {
  source: string;
  layout: RowLayout;
  /** Identifies a row that has no identifier of its own. */
  identify: (cells: readonly string[]) => string;
  adminEmailPattern: string | undefined;
  decimalMark: DecimalMark | null;
  countries: ConfirmedCountries;
}

/** Path within the input → field of the mapping: where a refusal belongs. */
export const partnerFieldAt: Readonly<Record<string, ImportField>> = {
  name: 'name',
  country: 'country',
  kind: 'kind',
  tier: 'tier',
  tags: 'tag',
  phone: 'phone',
  website: 'website',
  'address.street': 'street',
  'address.city': 'city',
  'address.subdivision': 'subdivision',
  'address.postalCode': 'postalCode',
  weight: 'weight',
  adminEmail: 'adminEmail',
  'externalRef.id': 'externalId',
};

/**
 * One row of a file as a new partner, with its whole country as territory. A partner must stand in a country
 * that is known: without one it could be given no lead.
 */
export function rowToPartner(cells: readonly string[], file: PartnerFile): RowReading<NewPartner> {
  const row = new RowReader(file.layout, cells);
  const name = row.text('name');
  if (name === undefined) row.refuse('name', 'required');
  if (row.text('country') === undefined) row.refuse('country', 'required');
  const country = row.value(
    'country',
    (text) => readCountry(text, file.countries) ?? fault('country-not-recognised'),
  );
  const externalId = row.text('externalId') ?? file.identify(cells);
  const candidate: z.input<typeof newPartner> = {
    name: name ?? '-',
    kind: row.value('kind', (text) => kindIn(text) ?? fault('unknown-value')),
    tier: row.value('tier', (text) => tierIn(text) ?? fault('unknown-value')),
    tags: [...new Set(row.texts('tag').map(({ text }) => text))],
    // A row without a known country is refused already; the rest of it is still looked at.
    country: country ?? 'ZZ',
    territories: country === undefined ? [] : [{ country }],
    address: {
      street: row.text('street'),
      city: row.text('city'),
      subdivision: row.text('subdivision'),
      postalCode: row.text('postalCode'),
    },
    phone: row.text('phone'),
    website: row.text('website'),
    weight: row.value('weight', (text) => readDecimal(text, file.decimalMark) ?? fault('not-a-number')),
    adminEmail: row.text('adminEmail') ?? emailByPattern(row, file.adminEmailPattern),
    externalRef: { source: file.source, id: externalId },
  };
  const parsed = newPartner.safeParse(candidate);
  if (!parsed.success) refuseByContract(row, parsed.error.issues, partnerFieldAt);
  return parsed.success && row.faults.length === 0
    ? { kind: 'input', input: parsed.data, externalId, notices: row.notices }
    : { kind: 'refused', faults: row.faults };
}

const fault = (code: RowFault) => ({ fault: code });

const emailByPattern = (row: RowReader, pattern: string | undefined): string | undefined =>
  pattern === undefined ? undefined : fillEmailPattern(pattern, (name) => row.named(name));

const kindNames: Readonly<Record<string, PartnerKind>> = {
  'value-added-reseller': 'reseller',
  var: 'reseller',
  dealer: 'reseller',
  wholesaler: 'distributor',
  si: 'systems-integrator',
  'system-integrator': 'systems-integrator',
  msp: 'managed-service-provider',
  agent: 'referral',
  'referral-partner': 'referral',
  'service-partner': 'service',
};

function kindIn(text: string): PartnerKind | undefined {
  const plain = fold(text).replace(/[^\p{L}\p{N}]+/gu, '-');
  const named = Object.hasOwn(kindNames, plain) ? kindNames[plain] : undefined;
  return partnerKinds.find((kind) => kind === plain) ?? named;
}

const tierIn = (text: string): Tier | undefined => tiers.find((tier) => tier === fold(text));
