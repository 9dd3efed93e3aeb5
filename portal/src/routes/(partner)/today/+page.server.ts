import { listLeads, listPool } from '@rafiq/shared/leads/contract.ts';
import type { LeadView, PartnerLead } from '@rafiq/shared/leads/contract.ts';
import { readOwnPartner } from '@rafiq/shared/partners/contract.ts';
import { titleOf } from '#lib/components/leads/lead-words.ts';
import { toSecond } from '#lib/format/to-second.ts';
import { apiOf, orErrorPage } from '#lib/server/api.ts';
import { m } from '#lib/paraglide/messages.js';
import { openQuestions } from '#lib/server/timeline-parts.ts';
import { needingDeals } from '../needing-deals.ts';
import { waitingOffers } from '../waiting-offers.ts';
import type { PageServerLoad } from './$types';

/** How many of each kind the first screen shows; the rest is one press away. */
const most = { offers: 4, contacts: 4, deals: 4, idle: 3, questions: 4 };
const idleAfterMs = 7 * 24 * 3600 * 1000;
/** Leads move down the list as they rest; this many are looked through for those resting long. */
const lookedThrough = 100;

const owned = (leads: readonly LeadView[]): PartnerLead[] => leads.filter((lead) => lead.view === 'partner');

const partOfDay = (timeZone: string): 'morning' | 'afternoon' | 'evening' => {
  const hour = Number(
    new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(),
  );
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
};

/** What a row of this page shows of a lead, and no more. */
const rowOf = ({
  id,
  facts,
  customer,
  substatus,
  acceptedAt,
  contactBy,
  recallAt,
  updatedAt,
  version,
}: PartnerLead) => ({
  id,
  version,
  substatus,
  acceptedAt: acceptedAt && toSecond(acceptedAt),
  contactBy: contactBy && toSecond(contactBy),
  recallAt: recallAt && toSecond(recallAt),
  updatedAt: toSecond(updatedAt),
  about: titleOf(facts),
  companyName: customer.companyName ?? m.lead_no_company(),
  contactName: customer.contactName,
  contactPhone: customer.contactPhone,
});
export type TodayLead = ReturnType<typeof rowOf>;

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const [offers, accepted, working, pool, own, questions, deals] = await Promise.all([
    waitingOffers(event).then(orErrorPage),
    api.read(listLeads, { query: { substatus: 'accepted', limit: lookedThrough } }),
    api.read(listLeads, { query: { substatus: 'contacted,qualified', limit: lookedThrough } }),
    api.read(listPool, { query: { limit: lookedThrough } }),
    api.read(readOwnPartner, {}),
    openQuestions(api, most.questions),
    needingDeals(api, Date.now()),
  ]);
  const soonestFirst = owned(accepted.items).sort((one, other) =>
    (one.contactBy ?? '9').localeCompare(other.contactBy ?? '9'),
  );
  // Those that are about to be recalled come first, then those that rest longest.
  const longestFirst = owned(working.items)
    .filter(
      ({ recallAt, updatedAt }) => recallAt !== null || Date.now() - Date.parse(updatedAt) > idleAfterMs,
    )
    .sort(
      (one, other) =>
        (one.recallAt ?? '9').localeCompare(other.recallAt ?? '9') ||
        one.updatedAt.localeCompare(other.updatedAt),
    );
  return {
    partOfDay: partOfDay(event.locals.reader.timeZone),
    offers: offers.items.slice(0, most.offers).map(({ id, leadId, facts, offeredAt, expiresAt, why }) => ({
      id,
      leadId,
      facts,
      offeredAt: toSecond(offeredAt),
      expiresAt: toSecond(expiresAt),
      why: why && { text: why.text },
    })),
    contacts: soonestFirst.slice(0, most.contacts).map(rowOf),
    idle: longestFirst.slice(0, most.idle).map(rowOf),
    questions: questions.items,
    deals: deals.slice(0, most.deals),
    numbers: {
      contacts: soonestFirst.length,
      idle: longestFirst.length,
      deals: deals.length,
      pool: pool.items.length,
      poolHasMore: pool.nextCursor !== null,
      open: own.openLeads,
      maxOpen: own.capacity.maxOpen,
    },
  };
};
