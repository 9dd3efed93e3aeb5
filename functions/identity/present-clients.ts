import type { Client } from '@rafiq/shared/identity/contract.ts';
import type { RollEntry } from './domain/member-records.ts';
import { dynamoIdentityStore as identity } from './store/dynamo-identity-store.ts';

/** Machine clients with the names of the partners they act for (1 request). */
export async function presentClients(entries: readonly RollEntry[]): Promise<Client[]> {
  const names = await identity.organisationNames([
    ...new Set(entries.map(({ organisation }) => organisation)),
  ]);
  return entries.map(({ id, email, name, organisation, status }) => ({
    id,
    clientId: email,
    name,
    partner: organisation === 'vendor' ? null : { id: organisation, name: names.get(organisation) ?? '' },
    status: status === 'removed' ? 'removed' : 'active',
  }));
}
