import { listClients, revokeClient } from '@rafiq/shared/identity/contract.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

const perPage = 50;

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  return {
    clients: await apiOf(event).read(listClients, { query: { cursor, limit: perPage } }),
    revoke: event.url.searchParams.get('revoke'),
  };
};

export const actions: Actions = {
  revoke: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(revokeClient, {
      params: { clientId: form.textOrEmpty('clientId') },
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? done('revoke', m.people_revoked_notice()) : refused('revoke', outcome.problem);
  },
};
