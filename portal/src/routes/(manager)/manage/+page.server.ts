import { listImports } from '@rafiq/shared/imports/contract.ts';
import { apiOf, orErrorPage } from '#lib/server/api.ts';
import type { Api } from '#lib/server/api.ts';
import { toSecond } from '#lib/format/to-second.ts';
import { openQuestions } from '#lib/server/timeline-parts.ts';
import { overviewOf } from '../overview-of.ts';
import { queryFields } from '../query-fields.ts';
import { actionableFirst } from './actionable-first.ts';
import { lastDays } from './overview/last-days.ts';
import { soonestOffers } from './overview/soonest-offers.ts';
import { waitingDeals } from './overview/waiting-deals.ts';
import type { PageServerLoad } from './$types';

const questionsShown = 3;
const importsLookedThrough = 10;
const countriesAtFirst = 8;
const reasonsShown = 6;

async function runningImports(api: Api) {
  const outcome = await api.act(listImports, { query: { limit: importsLookedThrough } });
  return outcome.ok
    ? outcome.value.items.filter(({ status }) => status === 'running' || status === 'cancelling')
    : [];
}

async function waitingQuestions(api: Api) {
  const { items, more } = await openQuestions(api, questionsShown);
  const shown = items.map(({ leadId, companyName, partner, text, askedAt }) => ({
    leadId,
    companyName,
    partner: partner && { name: partner.name },
    text,
    askedAt: toSecond(askedAt),
  }));
  return { items: shown, more };
}

export const load: PageServerLoad = async (event) => {
  event.depends('rafiq:overview');
  const api = apiOf(event);
  const imports = event.locals.session?.member.permissions.includes('imports.run');
  const answers = event.locals.session?.member.permissions.includes('questions.answer');
  const [{ days, byCountry, unplacedByReason, countedAt, bySubstatus }, offers, running, questions, deals] =
    await Promise.all([
      overviewOf(event).then(orErrorPage),
      soonestOffers(api),
      imports ? runningImports(api) : [],
      answers ? waitingQuestions(api) : { items: [], more: false },
      waitingDeals(api),
    ]);
  const all = queryFields(event.url).one('countries', ['all']) !== undefined;
  return {
    overview: { bySubstatus, countedAt: countedAt && toSecond(countedAt) },
    unplaced: {
      reasons: actionableFirst(unplacedByReason).slice(0, reasonsShown),
      more: unplacedByReason.length > reasonsShown,
    },
    countries: {
      countries: all ? byCountry : byCountry.slice(0, countriesAtFirst),
      others: Math.max(0, byCountry.length - countriesAtFirst),
      all,
    },
    lastDays: lastDays(days),
    offers,
    running,
    questions,
    deals,
  };
};
