/**
 * What events of registrations and cases give to tell. Nobody is told anything of another side: a side hears how it stands
 * itself, and what the deal is about is said to those alone who registered it or decide.
 */
import {
  findClaimedFacts,
  findToldCase,
  findToldDeal,
  type ToldCase,
  type ToldDeal,
} from '#functions/deals/index.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { factsOfDeal, type Tiding } from './domain/notice.ts';
import type { Matter } from './domain/tellings.ts';
import { toldBy } from './domain/told-by.ts';
import { plainTiding, type Gather } from './plain-tiding.ts';

type Adds = Partial<Pick<Tiding, 'params' | 'until'>>;

/** @param add what is told beside the registration; null where that is no news any more */
const ofDeal =
  (add: (deal: ToldDeal, event: StoredEvent) => Adds | null): Gather =>
  async (event, telling) => {
    const deal = await findToldDeal(event.subject, event.at);
    const adds = deal && add(deal, event);
    if (deal === undefined || !adds) return undefined;
    return {
      ...plainTiding(event, telling),
      facts: factsOfDeal(deal.facts),
      about: { place: 'deal', id: deal.id },
      ...adds,
    };
  };

type DealMatter = Extract<
  Matter,
  | 'deal'
  | 'reviewed-deal'
  | 'protected-deal'
  | 'sent-back-deal'
  | 'warned-deal'
  | 'ended-protection'
  | 'asked-extension'
>;

export const dealMatters: Readonly<Record<DealMatter, Gather>> = {
  deal: ofDeal(() => ({})),

  /** What was submitted and met another claim is told of by its case; what was mended waits anew. */
  'reviewed-deal': ofDeal(({ status }, { data }) => {
    const { from, conflictId } = toldBy(data);
    return status !== 'in-review' || (from === 'draft' && conflictId !== null) ? null : {};
  }),

  'protected-deal': ofDeal(({ status, protection }) =>
    status === 'approved' && protection !== null ? { until: protection.until } : null,
  ),

  'sent-back-deal': ofDeal(({ asked }) =>
    asked.length === 0 ? null : { params: { fields: asked.map((field) => `deal.${field}`).join() } },
  ),

  /** Progress that was reported before anyone could be warned averts it. */
  'warned-deal': ofDeal(({ releaseAt }) => (releaseAt === null ? null : { until: releaseAt })),

  /** What its partner gave free itself is no news to it. */
  'ended-protection': ofDeal(({ endReason }) => (endReason === 'given-free' ? null : {})),

  'asked-extension': ofDeal(({ extensionPending, protection }) =>
    extensionPending ? { until: protection?.until ?? null } : null,
  ),
};

/** @param add what is told beside the case; null where that is no news any more */
const ofCase =
  (add: (one: ToldCase, event: StoredEvent) => Adds | null, facts: 'with-facts' | 'without'): Gather =>
  async (event, telling) => {
    const one = await findToldCase(event.subject, event.at);
    const adds = one && add(one, event);
    if (one === undefined || !adds) return undefined;
    const claimed = facts === 'with-facts' ? await findClaimedFacts(one.id) : null;
    return {
      ...plainTiding(event, telling),
      facts: claimed && factsOfDeal(claimed),
      about: { place: 'case', id: one.id },
      ...adds,
    };
  };

type CaseMatter = Extract<
  Matter,
  'opened-case' | 'asked-party' | 'waiting-case' | 'decision-for-claimant' | 'decision-for-holder'
>;

/** Whether the vendor still has to do something about a case. */
const waits = ({ status }: ToldCase): boolean => status !== 'resolved' && status !== 'final';

const decisionFor = (side: 'claimant' | 'holder') => (one: ToldCase) => {
  const { effect, appealUntil } = one[side];
  return effect === null ? null : { params: { effect: `effect.${effect}` }, until: appealUntil };
};

export const caseMatters: Readonly<Record<CaseMatter, Gather>> = {
  /** Where a rule has refused a registration at once, its partner is told that, and nobody has to decide. */
  'opened-case': ofCase((one) => (waits(one) ? {} : null), 'with-facts'),

  'asked-party': ofCase(
    ({ status, dueAt }) => (status === 'awaiting-parties' || status === 'appealed' ? { until: dueAt } : null),
    'without',
  ),

  /** While the sides are waited for, and once it is too late, the vendor has no clock to be told of. */
  'waiting-case': ofCase((one) => {
    const running = one.status !== 'awaiting-parties' && !one.overdue;
    return waits(one) ? { until: running ? one.dueAt : null } : null;
  }, 'with-facts'),

  'decision-for-claimant': ofCase(decisionFor('claimant'), 'with-facts'),
  'decision-for-holder': ofCase(decisionFor('holder'), 'without'),
};
