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
  | 'findings';
type Offered = readonly Pick<ExportColumn<never>, 'key' | 'label' | 'personal'>[];

export const offeredColumns: Readonly<Record<ExportableList, () => Promise<Offered>>> = {
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
};
