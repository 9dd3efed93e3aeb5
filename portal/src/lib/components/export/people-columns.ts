import type { Person } from '@rafiq/shared/identity/contract.ts';
import { roleName } from '#lib/components/role-name.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ExportColumn } from './export-column.ts';

function standingOf({ invitation }: Person): string {
  if (invitation === null) return m.people_joined();
  if (invitation.expiresAt === null) return m.people_waiting();
  return invitation.expired ? m.people_over() : m.people_invited();
}

/** Somebody on a roll; times are ISO 8601 in UTC. */
export const personColumns: readonly ExportColumn<Person>[] = [
  { key: 'name', label: m.people_name, cell: ({ name }) => name },
  { key: 'email', label: m.people_email, cell: ({ email }) => email },
  { key: 'role', label: m.people_role, cell: ({ role }) => roleName(role) },
  { key: 'status', label: m.fact_status, cell: standingOf },
  { key: 'until', label: m.people_until, cell: ({ invitation }) => invitation?.expiresAt ?? null },
];
