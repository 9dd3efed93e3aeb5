import { listClients } from '@rafiq/shared/identity/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { presentClients } from '../present-clients.ts';
import { dynamoIdentityStore as identity } from '../store/dynamo-identity-store.ts';

/** Lists every machine client, by name. */
export const clients = handle(listClients, async (_, { query, scope }) => {
  const { limit, cursor } = query;
  const page = await identity.listClients({ limit, cursor, scope });
  return { ...page, items: await presentClients(page.items) };
});
