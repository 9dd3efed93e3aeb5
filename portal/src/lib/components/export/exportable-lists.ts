/** The lists that can be taken away, each with the columns it offers; loaded when somebody asks. */
import type { ExportColumn } from './export-column.ts';

export type ExportableList =
  | 'leads'
  | 'deals'
  | 'conflicts'
  | 'own-leads'
  | 'own-deals'
  | 'shared-deals'
  | 'partners'
  | 'accounts'
  | 'products'
  | 'findings'
  | 'acts'
  | 'own-acts'
  | 'sights'
  | 'own-sights'
  | 'people'
  | 'clients'
  | 'erasures'
  | 'forms'
  | 'what-ifs'
  | 'conflict-what-ifs'
  | 'offers'
  | 'pool'
  | 'resellers'
  | 'notices';
export type OfferedColumns = readonly Pick<ExportColumn<never>, 'key' | 'label' | 'personal'>[];

export const offeredColumns: Readonly<Record<ExportableList, () => Promise<OfferedColumns>>> = {
  leads: async () => (await import('./vendor-lead-columns.ts')).vendorLeadColumns,
  deals: async () => (await import('./vendor-deal-columns.ts')).vendorDealColumns,
  conflicts: async () => (await import('./vendor-case-columns.ts')).vendorCaseColumns,
  'own-leads': async () => (await import('./own-lead-columns.ts')).ownLeadColumns,
  'own-deals': async () => (await import('./own-deal-columns.ts')).ownDealColumns,
  'shared-deals': async () => (await import('./shared-deal-columns.ts')).sharedDealColumns,
  partners: async () => (await import('./partner-columns.ts')).partnerColumns,
  accounts: async () => (await import('./catalogue-columns.ts')).accountColumns,
  products: async () => (await import('./catalogue-columns.ts')).productColumns,
  findings: async () => (await import('./catalogue-columns.ts')).findingColumns,
  acts: async () => (await import('./vendor-act-columns.ts')).actColumns,
  'own-acts': async () => (await import('./act-columns.ts')).ownActColumns,
  sights: async () => (await import('./vendor-act-columns.ts')).sightColumns,
  'own-sights': async () => (await import('./act-columns.ts')).ownSightColumns,
  people: async () => (await import('./people-columns.ts')).personColumns,
  clients: async () => (await import('./vendor-people-columns.ts')).clientColumns,
  erasures: async () => (await import('./vendor-people-columns.ts')).erasureColumns,
  forms: async () => (await import('./form-columns.ts')).formColumns,
  'what-ifs': async () => (await import('./what-if-columns.ts')).whatIfColumns,
  'conflict-what-ifs': async () => (await import('./what-if-columns.ts')).conflictWhatIfColumns,
  offers: async () => (await import('./offer-columns.ts')).offerColumns,
  pool: async () => (await import('./offer-columns.ts')).poolColumns,
  resellers: async () => (await import('./reseller-columns.ts')).resellerColumns,
  notices: async () => (await import('./notice-columns.ts')).noticeColumns,
};
