import { listLeads } from '@rafiq/shared/leads/contract.ts';
import { startBatch } from '@rafiq/shared/leads/batch-contract.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf, orErrorPage } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { rowsAtOnce } from '#lib/server/rows-at-once.ts';
import { createFormatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';
import { fullerPage } from '../../fuller-page.ts';
import { overviewOf } from '../../overview-of.ts';
import { queryFields } from '../../query-fields.ts';
import { actionableFirst } from '../actionable-first.ts';
import { leadRow, vendorLeads } from '../leads/lead-row.ts';
import { viewsOf } from '../views-of.ts';
import { unplacedBecause } from './unplaced-because.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const field = queryFields(event.url);
  const reason = field.text('reason');
  const cursor = field.text('cursor');
  const api = apiOf(event);
  const [views, overview, leads] = await Promise.all([
    viewsOf(event, 'unplaced'),
    overviewOf(event).then(orErrorPage),
    reason === undefined
      ? fullerPage(
          (next) =>
            api.read(listLeads, { query: { substatus: 'unplaced', limit: rowsAtOnce, cursor: next } }),
          cursor,
        )
      : unplacedBecause(api, reason, cursor),
  ]);
  const reasons = actionableFirst(overview.unplacedByReason);
  return {
    views,
    reason: reason ?? null,
    reasons,
    total: overview.bySubstatus.unplaced ?? 0,
    leads: vendorLeads(leads.items).map(leadRow),
    nextCursor: leads.nextCursor,
  };
};

export const actions: Actions = {
  /** Sends the chosen leads through distribution again; those that have moved on meanwhile are left alone. */
  redistribute: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(startBatch, {
      body: { leadIds: form.texts('leadId'), move: { kind: 'redistribute' } },
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refused('redistribute', outcome.problem);
    const sent = outcome.value.lines.filter((line) => line.outcome === 'done').length;
    const format = createFormatter(() => event.locals.reader);
    return done('redistribute', m.unplaced_sent({ count: sent, shown: format.number(sent) }));
  },
};
