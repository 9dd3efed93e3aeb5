/** The columns of the vendor's lists about people: machine clients, and erasures that were ordered. */
import type { Client, Erasure } from '@rafiq/shared/identity/contract.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ExportColumn } from './export-column.ts';

export const clientColumns: readonly ExportColumn<Client>[] = [
  { key: 'id', label: m.export_id, cell: ({ clientId }) => clientId },
  { key: 'name', label: m.people_name, cell: ({ name }) => name },
  {
    key: 'for',
    label: m.organisation_title,
    cell: ({ partner }) => partner?.name ?? m.client_of_vendor(),
  },
  {
    key: 'status',
    label: m.fact_status,
    cell: ({ status }) => (status === 'active' ? m.client_active() : m.client_revoked()),
  },
];

/** An erasure with who ordered it; null where that is not known to its reader. Whom it was about is kept nowhere. */
export const erasureColumns: readonly ExportColumn<Erasure & { by: string | null }>[] = [
  { key: 'at', label: m.data_ordered, cell: ({ requestedAt }) => requestedAt },
  {
    key: 'status',
    label: m.data_state,
    cell: ({ status }) => (status === 'finished' ? m.data_finished() : m.data_running()),
  },
  { key: 'by', label: m.data_by, cell: ({ by }) => by },
  { key: 'leads', label: m.data_leads, cell: ({ leads }) => leads },
  { key: 'deals', label: m.data_deals, cell: ({ deals }) => deals },
  { key: 'members', label: m.data_members, cell: ({ members }) => members },
];
