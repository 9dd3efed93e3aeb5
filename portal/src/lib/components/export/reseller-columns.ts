import type { ResellerCounts } from '@rafiq/shared/deals/shared-contract.ts';
import { sharingWords } from '#lib/components/terms.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ExportColumn } from './export-column.ts';

/** Who buys from a distributor, and as much of it as it shares. */
export const resellerColumns: readonly ExportColumn<ResellerCounts>[] = [
  { key: 'name', label: m.chain_reseller, cell: ({ name }) => name },
  { key: 'shares', label: m.chain_shares, cell: ({ sharing }) => sharingWords[sharing]() },
  { key: 'deals', label: m.chain_open_deals, cell: ({ openDeals }) => openDeals },
  { key: 'leads', label: m.chain_open_leads, cell: ({ openLeads }) => openLeads },
];
