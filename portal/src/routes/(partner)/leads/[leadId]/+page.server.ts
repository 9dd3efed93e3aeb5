import { error, redirect } from '@sveltejs/kit';
import { listContacts, readTimeline } from '@rafiq/shared/leads/contract.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { moveLead } from '#lib/server/lead-moves.ts';
import type { OwnerMove } from '#lib/server/lead-moves.ts';
import { sightsOf } from '#lib/server/sights-of.ts';
import { fileActions, noteActions, writeOnLead } from '#lib/server/timeline-actions.ts';
import { timelineLine, timelineLines } from '#lib/server/timeline-line.ts';
import { besideLead } from '#lib/server/timeline-parts.ts';
import { m } from '#lib/paraglide/messages.js';
import { readOwnLead } from '../../read-own-lead.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const arrivals = ['accepted', 'claimed'] as const;
const contactsShown = 5;

export const load: PageServerLoad = async (event) => {
  const { leadId } = event.params;
  const { searchParams } = event.url;
  const api = apiOf(event);
  const [lead, timeline, beside, contacts] = await Promise.all([
    readOwnLead(api, leadId),
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
    contacts: contacts.ok ? contacts.value.items.map(timelineLine) : [],
    timeline: timeline.ok ? timelineLines(timeline.value) : { items: [], nextCursor: null },
    // After the reading above, which is one of them.
    sights: await sightsOf(event, { leadId }),
    arrival: arrivals.find((known) => known === searchParams.get('new')) ?? null,
    dialog: searchParams.get('do'),
  };
};

const moveWords = {
  contact: m.move_done_contact,
  qualify: m.move_done_qualify,
  convert: m.move_done_convert,
  lose: m.move_done_lose,
  disqualify: m.move_done_disqualify,
};

/** The form of one move. */
const formOf = (move: OwnerMove) => async (event: RequestEvent) => {
  const outcome = await moveLead(event, event.params.leadId, move, await PostedForm.of(event.request));
  return outcome.ok ? done(move, moveWords[move]()) : refused(move, outcome.problem);
};

export const actions = {
  ...noteActions,
  ...fileActions,
  write: (event) => writeOnLead(event, event.params.leadId),
  contact: formOf('contact'),
  qualify: formOf('qualify'),
  convert: formOf('convert'),
  lose: formOf('lose'),
  disqualify: formOf('disqualify'),
} satisfies Actions;
