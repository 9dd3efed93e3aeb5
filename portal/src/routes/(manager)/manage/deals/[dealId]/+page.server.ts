import { error, redirect } from '@sveltejs/kit';
import { readAccount } from '@rafiq/shared/accounts/contract.ts';
import {
  approveDeal,
  askForAction,
  grantExtension,
  readDeal,
  readDealTimeline,
  refuseExtension,
  rejectDeal,
} from '@rafiq/shared/deals/contract.ts';
import type { AskableField, RejectReason } from '@rafiq/shared/deals/status.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import type { Api } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { sightsOf } from '#lib/server/sights-of.ts';
import { dealFileActions } from '#lib/server/timeline-actions.ts';
import { timelineLines } from '#lib/server/timeline-line.ts';
import { filesOfDeal } from '#lib/server/timeline-parts.ts';
import { m } from '#lib/paraglide/messages.js';
import { queryFields } from '../../../query-fields.ts';
import { partnerNames } from '../partner-names.ts';
import { askedFrom, listAgain, type Answer } from '../way-back.ts';
import { dealDialogs } from './deal-dialogs.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const eventsAtOnce = 40;

async function accountName(api: Api, accountId: string | null): Promise<string | null> {
  if (accountId === null) return null;
  const outcome = await api.act(readAccount, { params: { accountId } });
  return outcome.ok ? outcome.value.name : null;
}

export const load: PageServerLoad = async (event) => {
  const params = { dealId: event.params.dealId };
  const field = queryFields(event.url);
  const api = apiOf(event);
  const [deal, timeline] = await Promise.all([
    api.read(readDeal, { params }),
    api.read(readDealTimeline, { params, query: { limit: eventsAtOnce, cursor: field.text('earlier') } }),
  ]);
  if (deal.view !== 'vendor') error(404, m.error_not_found_text());
  const mayRead = event.locals.session?.member.permissions.includes('attachments.read') === true;
  // Read after the registration, which puts this reader among those who saw its contact.
  const [account, files, names, sights] = await Promise.all([
    accountName(api, deal.accountId),
    mayRead ? filesOfDeal(api, deal.id) : null,
    partnerNames(api, deal.verdicts, { [deal.partner.id]: deal.partner.name }),
    deal.content.contact === undefined ? null : sightsOf(event, params),
  ]);
  return {
    deal,
    timeline: timelineLines(timeline),
    account,
    files,
    names,
    sights,
    dialog: field.one('do', dealDialogs) ?? null,
    asked: askedFrom(event.url),
  };
};

/** What every decision is sent with: the version it was made on, and its own identity. */
async function decided(event: RequestEvent) {
  const form = await PostedForm.of(event.request);
  return {
    form,
    api: apiOf(event),
    call: {
      params: { dealId: event.params.dealId },
      ifMatch: form.number('version'),
      idempotencyKey: form.idempotencyKey,
    },
  };
}

/** Whoever came from the list of requests goes on there: the next one is at hand. */
function backToRequests({ url }: RequestEvent, answer: Answer): void {
  const asked = askedFrom(url);
  if (asked !== null) redirect(303, listAgain(asked, answer));
}

export const actions: Actions = {
  ...dealFileActions,
  approve: async (event) => {
    const { form, api, call } = await decided(event);
    const outcome = await api.act(approveDeal, { ...call, body: { note: form.text('note') } });
    return outcome.ok
      ? done('approve', m.manage_deal_approved_now({ partner: outcome.value.partner.name }))
      : refused('approve', outcome.problem);
  },
  reject: async (event) => {
    const { form, api, call } = await decided(event);
    const body = { reason: form.textOrEmpty('reason') as RejectReason, note: form.text('note') };
    const outcome = await api.act(rejectDeal, { ...call, body });
    return outcome.ok ? done('reject', m.manage_deal_rejected_now()) : refused('reject', outcome.problem);
  },
  ask: async (event) => {
    const { form, api, call } = await decided(event);
    const body = { fields: form.texts('fields') as AskableField[], note: form.textOrEmpty('note') };
    const outcome = await api.act(askForAction, { ...call, body });
    return outcome.ok
      ? done('ask', m.manage_deal_sent_back_now({ partner: outcome.value.partner.name }))
      : refused('ask', outcome.problem);
  },
  grant: async (event) => {
    const { form, api, call } = await decided(event);
    const outcome = await api.act(grantExtension, { ...call, body: { note: form.text('note') } });
    if (!outcome.ok) return refused('grant', outcome.problem);
    backToRequests(event, 'granted');
    return done('grant', m.manage_extension_granted());
  },
  refuse: async (event) => {
    const { form, api, call } = await decided(event);
    const outcome = await api.act(refuseExtension, { ...call, body: { note: form.textOrEmpty('note') } });
    if (!outcome.ok) return refused('refuse', outcome.problem);
    backToRequests(event, 'refused');
    return done('refuse', m.manage_extension_refused());
  },
};
