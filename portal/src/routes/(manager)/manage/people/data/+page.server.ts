import { erasePerson, listErasures } from '@rafiq/shared/identity/contract.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { namedErasures } from './named-erasures.ts';
import type { Actions, PageServerLoad } from './$types';

const perPage = 25;

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const [erasures, named] = await Promise.all([
    api.read(listErasures, { query: { cursor, limit: perPage } }),
    namedErasures(api),
  ]);
  return { erasures: named(erasures.items), nextCursor: erasures.nextCursor };
};

export const actions: Actions = {
  erase: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(erasePerson, {
      body: { email: form.textOrEmpty('email') },
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? done('erase', m.data_erase_started()) : refused('erase', outcome.problem);
  },
};
