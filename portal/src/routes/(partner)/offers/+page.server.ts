import { redirect } from '@sveltejs/kit';
import { acceptOffer, declineOffer, listOffers } from '@rafiq/shared/leads/contract.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { askedStatus } from './asked-status.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const status = askedStatus(event.url) ?? 'pending';
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const offers = await apiOf(event).read(listOffers, { query: { status, cursor } });
  return { status, offers };
};

export const actions: Actions = {
  accept: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(acceptOffer, {
      params: { offerId: form.textOrEmpty('offerId') },
      body: {},
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refused('accept', outcome.problem);
    return redirect(303, `/leads/${outcome.value.id}?new=accepted`);
  },
  decline: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(declineOffer, {
      params: { offerId: form.textOrEmpty('offerId') },
      body: { reason: form.textOrEmpty('reason'), note: form.text('note') },
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? done('decline', m.offer_declined_notice()) : refused('decline', outcome.problem);
  },
};
