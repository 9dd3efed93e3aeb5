import { error } from '@sveltejs/kit';
import {
  assignLead,
  expireLead,
  readLead,
  readTimeline,
  redistributeLead,
  withdrawLead,
} from '@rafiq/shared/leads/contract.ts';
import { explainLead } from '@rafiq/shared/leads/decision-contract.ts';
import type { VendorLead } from '@rafiq/shared/leads/contract.ts';
import { listPartners } from '@rafiq/shared/partners/contract.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import type { Api } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { sightsOf } from '#lib/server/sights-of.ts';
import { answer, fileActions, noteActions, writeOnLead } from '#lib/server/timeline-actions.ts';
import { timelineLines } from '#lib/server/timeline-line.ts';
import { besideLead, openQuestions } from '#lib/server/timeline-parts.ts';
import { m } from '#lib/paraglide/messages.js';
import { queryFields } from '../../../query-fields.ts';
import { foundPartner } from '../../partners/found-partner.ts';
import type { Actions, PageServerLoad } from './$types';

const eventsAtOnce = 20;
const likelyPartners = 5;
const questionsShown = 5;
const dialogs = ['assign', 'withdraw', 'expire'] as const;

/** Whom a manager may have in mind: active partners of the lead's country that do not hold it already. */
async function likelyFor(api: Api, lead: VendorLead) {
  const query = { status: 'active', country: lead.facts.country ?? undefined, limit: likelyPartners + 1 };
  const outcome = await api.act(listPartners, { query });
  const partners = outcome.ok ? outcome.value.items : [];
  return partners
    .filter((partner) => partner.id !== lead.partner?.id)
    .slice(0, likelyPartners)
    .map(foundPartner);
}

/** What the newest decision came to; a lead that was never placed has none. */
async function decidedOf(api: Api, leadId: string) {
  const outcome = await api.act(explainLead, { params: { leadId } });
  if (!outcome.ok) return null;
  const { code, text } = outcome.value.reason;
  return { code, text };
}

export const load: PageServerLoad = async (event) => {
  const { leadId } = event.params;
  const field = queryFields(event.url);
  const dialog = field.one('do', dialogs) ?? null;
  const api = apiOf(event);
  const writes = event.locals.session?.member.permissions.includes('notes.write') === true;
  const [lead, timeline, decided, beside, questions] = await Promise.all([
    api.read(readLead, { params: { leadId } }),
    api.read(readTimeline, {
      params: { leadId },
      query: { limit: eventsAtOnce, cursor: field.text('earlier') },
    }),
    decidedOf(api, leadId),
    writes ? besideLead(api, leadId) : { readers: [], files: [] },
    writes ? openQuestions(api, questionsShown, leadId) : { items: [] },
  ]);
  if (lead.view !== 'vendor') error(404, m.error_not_found_text());
  return {
    lead,
    timeline: timelineLines(timeline),
    decided,
    ...beside,
    questions: questions.items,
    // After the reading above, which is one of them.
    sights: await sightsOf(event, { leadId }),
    dialog,
    likely: dialog === 'assign' ? await likelyFor(api, lead) : [],
  };
};

export const actions: Actions = {
  ...noteActions,
  ...fileActions,
  answer,
  write: (event) => writeOnLead(event, event.params.leadId),
  assign: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(assignLead, {
      params: { leadId: event.params.leadId },
      body: { partnerId: form.textOrEmpty('partnerId'), note: form.text('note') },
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refused('assign', outcome.problem);
    return done('assign', m.manage_assigned({ partner: outcome.value.partner?.name ?? '' }));
  },
  withdraw: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(withdrawLead, {
      params: { leadId: event.params.leadId },
      body: { reason: form.textOrEmpty('reason'), note: form.text('note') },
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? done('withdraw', m.manage_withdrawn()) : refused('withdraw', outcome.problem);
  },
  expire: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(expireLead, {
      params: { leadId: event.params.leadId },
      body: { reason: form.textOrEmpty('reason'), note: form.text('note') },
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? done('expire', m.manage_expired()) : refused('expire', outcome.problem);
  },
  redistribute: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(redistributeLead, {
      params: { leadId: event.params.leadId },
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok
      ? done('redistribute', m.manage_redistributed())
      : refused('redistribute', outcome.problem);
  },
};
