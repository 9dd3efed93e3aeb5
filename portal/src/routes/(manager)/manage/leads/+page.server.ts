import { readAccount } from '@rafiq/shared/accounts/contract.ts';
import { listLeads } from '@rafiq/shared/leads/contract.ts';
import { startBatch } from '@rafiq/shared/leads/batch-contract.ts';
import { readPartner } from '@rafiq/shared/partners/contract.ts';
import { error } from '@sveltejs/kit';
import { refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { rowsAtOnce } from '#lib/server/rows-at-once.ts';
import { m } from '#lib/paraglide/messages.js';
import { fullerPage } from '../../fuller-page.ts';
import { overviewOf } from '../../overview-of.ts';
import { queryFields } from '../../query-fields.ts';
import { viewsOf } from '../views-of.ts';
import { leadQuery } from './lead-query.ts';
import { leadRow, vendorLeads } from './lead-row.ts';
import { postedOrder, shownBatch } from './posted-batch.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const field = queryFields(event.url);
  const { filters, substatuses, sort, query } = leadQuery(event.url);
  const api = apiOf(event);
  const [views, leads, overview, partner, account] = await Promise.all([
    viewsOf(event, 'leads'),
    fullerPage(
      (cursor) => api.read(listLeads, { query: { ...query, limit: rowsAtOnce, cursor } }),
      field.text('cursor'),
    ),
    overviewOf(event),
    filters.partnerId ? api.act(readPartner, { params: { partnerId: filters.partnerId } }) : undefined,
    filters.accountId ? api.act(readAccount, { params: { accountId: filters.accountId } }) : undefined,
  ]);
  // Counts are of the whole channel; beside a filter or a portfolio they would say something else than the list.
  const whole = event.locals.session?.member.role !== 'channel-manager';
  const filtered = Object.values(filters).some((value) => value !== undefined);
  return {
    views,
    leads: vendorLeads(leads.items).map(leadRow),
    nextCursor: leads.nextCursor,
    mergedInto: leads.mergedInto ?? null,
    savedBeyond: field.text('saved') === 'beyond',
    substatuses,
    sort,
    filters: {
      q: filters.q ?? '',
      country: filters.country ?? '',
      partnerId: filters.partnerId ?? '',
      accountId: filters.accountId ?? '',
    },
    names: {
      partner: partner?.ok ? partner.value.name : null,
      account: account?.ok ? account.value.name : null,
    },
    countries: overview.ok
      ? overview.value.byCountry.map(({ country }) => country).filter((code) => /^[A-Z]{2}$/.test(code))
      : [],
    counts: whole && !filtered && overview.ok ? overview.value.bySubstatus : null,
  };
};

export const actions: Actions = {
  /** One move for the chosen leads; the answer says what happened to each. */
  batch: async (event) => {
    const form = await PostedForm.of(event.request);
    const move = postedOrder(form);
    if (move === undefined) error(400, m.error_unexpected_text());
    const outcome = await apiOf(event).act(startBatch, {
      body: { leadIds: form.texts('leadId'), move },
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refused('batch', outcome.problem);
    return { form: 'batch', batch: shownBatch(outcome.value) };
  },
};
