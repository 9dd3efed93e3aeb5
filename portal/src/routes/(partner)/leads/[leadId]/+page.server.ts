import { error, redirect } from '@sveltejs/kit';
import {
  contactLead,
  convertLead,
  disqualifyLead,
  listContacts,
  loseLead,
  qualifyLead,
  readLead,
  readTimeline,
} from '@rafiq/shared/leads/contract.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { sightsOf } from '#lib/server/sights-of.ts';
import { fileActions, noteActions, writeOnLead } from '#lib/server/timeline-actions.ts';
import { besideLead } from '#lib/server/timeline-parts.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

const arrivals = ['accepted', 'claimed'] as const;
const contactsShown = 5;
const channels = ['call', 'email', 'meeting', 'message'] as const;

export const load: PageServerLoad = async (event) => {
  const { leadId } = event.params;
  const { searchParams } = event.url;
  const api = apiOf(event);
  const [lead, timeline, beside, contacts] = await Promise.all([
    api.read(readLead, { params: { leadId } }),
    api.act(readTimeline, {
      params: { leadId },
      query: { cursor: searchParams.get('earlier') ?? undefined },
    }),
    besideLead(api, leadId),
    api.act(listContacts, { params: { leadId }, query: { limit: contactsShown } }),
  ]);
  if (lead.view === 'offered') redirect(303, `/offers/${leadId}`);
  if (lead.view !== 'partner') error(404, m.error_not_found_text());
  return {
    lead,
    ...beside,
    contacts: contacts.ok ? contacts.value.items : [],
    timeline: timeline.ok ? timeline.value : { items: [], nextCursor: null },
    // After the reading above, which is one of them.
    sights: await sightsOf(event, leadId),
    arrival: arrivals.find((known) => known === searchParams.get('new')) ?? null,
    dialog: searchParams.get('do'),
  };
};

/** A form of the page: what every move of a lead takes from it. */
async function readMove(event: Parameters<Actions[string]>[0]) {
  const form = await PostedForm.of(event.request);
  const { leadId = '' } = event.params;
  return { form, params: { leadId }, note: form.text('note'), idempotencyKey: form.idempotencyKey };
}

export const actions = {
  ...noteActions,
  ...fileActions,
  write: (event) => writeOnLead(event, event.params.leadId),
  contact: async (event) => {
    const { form, note, params, idempotencyKey } = await readMove(event);
    const channel = channels.find((known) => known === form.text('channel')) ?? 'call';
    const outcome = await apiOf(event).act(contactLead, { params, idempotencyKey, body: { channel, note } });
    return outcome.ok ? done('contact', m.move_done_contact()) : refused('contact', outcome.problem);
  },
  qualify: async (event) => {
    const { note, params, idempotencyKey } = await readMove(event);
    const outcome = await apiOf(event).act(qualifyLead, { params, idempotencyKey, body: { note } });
    return outcome.ok ? done('qualify', m.move_done_qualify()) : refused('qualify', outcome.problem);
  },
  convert: async (event) => {
    const { form, note, params, idempotencyKey } = await readMove(event);
    const amount = form.decimal('amount');
    const value = amount === undefined ? undefined : { amount, currency: form.textOrEmpty('currency') };
    const outcome = await apiOf(event).act(convertLead, { params, idempotencyKey, body: { value, note } });
    return outcome.ok ? done('convert', m.move_done_convert()) : refused('convert', outcome.problem);
  },
  lose: async (event) => {
    const { form, note, params, idempotencyKey } = await readMove(event);
    const reason = form.textOrEmpty('reason');
    const outcome = await apiOf(event).act(loseLead, { params, idempotencyKey, body: { reason, note } });
    return outcome.ok ? done('lose', m.move_done_lose()) : refused('lose', outcome.problem);
  },
  disqualify: async (event) => {
    const { form, note, params, idempotencyKey } = await readMove(event);
    const reason = form.textOrEmpty('reason');
    const outcome = await apiOf(event).act(disqualifyLead, {
      params,
      idempotencyKey,
      body: { reason, note },
    });
    return outcome.ok ? done('disqualify', m.move_done_disqualify()) : refused('disqualify', outcome.problem);
  },
} satisfies Actions;
