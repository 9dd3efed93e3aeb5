import { redirect } from '@sveltejs/kit';
import { claimLead, listPool } from '@rafiq/shared/leads/contract.ts';
import { readOwnPartner } from '@rafiq/shared/partners/contract.ts';
import { refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { poolQuery } from './pool-query.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const cursor = event.url.searchParams.get('cursor')?.trim() || undefined;
  const query = { ...poolQuery(event.url), cursor };
  const [pool, own] = await Promise.all([api.read(listPool, { query }), api.read(readOwnPartner, {})]);
  return {
    pool,
    filters: { country: query.country ?? '', industry: query.industry ?? '' },
    countries: [...new Set(own.territories.map((territory) => territory.country))],
  };
};

export const actions: Actions = {
  claim: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(claimLead, {
      params: { leadId: form.textOrEmpty('leadId') },
      body: {},
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refused('claim', outcome.problem);
    return redirect(303, `/leads/${outcome.value.id}?new=claimed`);
  },
};
