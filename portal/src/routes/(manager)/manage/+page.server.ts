import { listImports } from '@rafiq/shared/imports/contract.ts';
import { listLeads } from '@rafiq/shared/leads/contract.ts';
import { apiOf, orErrorPage } from '#lib/server/api.ts';
import type { Api } from '#lib/server/api.ts';
import { openQuestions } from '#lib/server/timeline-parts.ts';
import { overviewOf } from '../overview-of.ts';
import { leadRow, vendorLeads } from './leads/lead-row.ts';
import { waitingDeals } from './overview/waiting-deals.ts';
import type { PageServerLoad } from './$types';

/** Offers are listed by when their leads came in, not by when they end: so many are looked through at either end. */
const offersLookedThrough = 40;
const offersShown = 5;
const questionsShown = 5;
const importsLookedThrough = 10;

async function soonestOffers(api: Api) {
  const outcomes = await Promise.all(
    (['receivedAt', '-receivedAt'] as const).map((sort) =>
      api.act(listLeads, { query: { substatus: 'offered', sort, limit: offersLookedThrough } }),
    ),
  );
  const read = outcomes.flatMap((outcome) => (outcome.ok ? vendorLeads(outcome.value.items) : []));
  const leads = [...new Map(read.map((lead) => [lead.id, lead])).values()];
  const soonest = leads.sort((one, other) =>
    (one.offer?.expiresAt ?? '9').localeCompare(other.offer?.expiresAt ?? '9'),
  );
  return { lookedThrough: leads.length, soonest: soonest.slice(0, offersShown).map(leadRow) };
}

async function runningImports(api: Api) {
  const outcome = await api.act(listImports, { query: { limit: importsLookedThrough } });
  return outcome.ok
    ? outcome.value.items.filter(({ status }) => status === 'running' || status === 'cancelling')
    : [];
}

export const load: PageServerLoad = async (event) => {
  event.depends('rafiq:overview');
  const api = apiOf(event);
  const imports = event.locals.session?.member.permissions.includes('imports.run');
  const answers = event.locals.session?.member.permissions.includes('questions.answer');
  const [overview, offers, running, questions, deals] = await Promise.all([
    overviewOf(event).then(orErrorPage),
    soonestOffers(api),
    imports ? runningImports(api) : [],
    answers ? openQuestions(api, questionsShown) : { items: [], more: false },
    waitingDeals(api),
  ]);
  return { overview, offers, running, questions, deals };
};
