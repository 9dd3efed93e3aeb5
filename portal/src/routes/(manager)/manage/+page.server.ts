import { listImports } from '@rafiq/shared/imports/contract.ts';
import { apiOf, orErrorPage } from '#lib/server/api.ts';
import type { Api } from '#lib/server/api.ts';
import { openQuestions } from '#lib/server/timeline-parts.ts';
import { overviewOf } from '../overview-of.ts';
import { lastDays } from './overview/last-days.ts';
import { soonestOffers } from './overview/soonest-offers.ts';
import { waitingDeals } from './overview/waiting-deals.ts';
import type { PageServerLoad } from './$types';

const questionsShown = 5;
const importsLookedThrough = 10;

async function runningImports(api: Api) {
  const outcome = await api.act(listImports, { query: { limit: importsLookedThrough } });
  return outcome.ok
    ? outcome.value.items.filter(({ status }) => status === 'running' || status === 'cancelling')
    : [];
}

async function waitingQuestions(api: Api) {
  const { items, more } = await openQuestions(api, questionsShown);
  const shown = items.map(({ id, leadId, companyName, partner, text, askedAt }) => ({
    id,
    leadId,
    companyName,
    partner,
    text,
    askedAt,
  }));
  return { items: shown, more };
}

export const load: PageServerLoad = async (event) => {
  event.depends('rafiq:overview');
  const api = apiOf(event);
  const imports = event.locals.session?.member.permissions.includes('imports.run');
  const answers = event.locals.session?.member.permissions.includes('questions.answer');
  const [{ days, ...overview }, offers, running, questions, deals] = await Promise.all([
    overviewOf(event).then(orErrorPage),
    soonestOffers(api),
    imports ? runningImports(api) : [],
    answers ? waitingQuestions(api) : { items: [], more: false },
    waitingDeals(api),
  ]);
  return { overview, lastDays: lastDays(days), offers, running, questions, deals };
};
