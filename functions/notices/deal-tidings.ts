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
  type ToldDealFacts,
} from '#functions/deals/index.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { factsOfDeal, type Tiding } from './domain/notice.ts';
import type { Matter, Telling } from './domain/tellings.ts';
import { toldBy } from './domain/told-by.ts';
import { plainTiding, type Gather } from './plain-tiding.ts';

type Adds = Partial<Pick<Tiding, 'params' | 'until'>>;

/** What is told beside a registration; null where that is no news any more. */
const besideDeal = {
  deal: () => ({}),

  /** What was submitted and met another claim is told of by its case; what was mended waits anew. */
  'reviewed-deal': ({ status }, { data }) => {
    const { from, conflictId } = toldBy(data);
    return status !== 'in-review' || (from === 'draft' && conflictId !== null) ? null : {};
  },

  'protected-deal': ({ status, protection }) =>
    status === 'approved' && protection !== null ? { until: protection.until } : null,

  'sent-back-deal': ({ asked }) =>
    asked.length === 0 ? null : { params: { fields: asked.map((field) => `deal.${field}`).join() } },

  /** Progress that was reported before anyone could be warned averts it. */
  'warned-deal': ({ releaseAt }) => (releaseAt === null ? null : { until: releaseAt }),

  /** What its partner gave free itself is no news to it, and nobody works there any more once its relation is ended. */
  'ended-protection': ({ endReason }) =>
    endReason === 'given-free' || endReason === 'partner-unavailable' ? null : {},

  'asked-extension': ({ extensionPending, protection }) =>
    extensionPending ? { until: protection?.until ?? null } : null,
} as const satisfies Partial<Record<Matter, (deal: ToldDeal, event: StoredEvent) => Adds | null>>;

/** What an event tells of a registration as it stands; undefined where it is none of registrations, or no news any more. */
export function dealTiding(event: StoredEvent, telling: Telling, deal: ToldDeal): Tiding | undefined {
  const add = Object.hasOwn(besideDeal, telling.about)
    ? besideDeal[telling.about as keyof typeof besideDeal]
    : undefined;
  const adds = add?.(deal, event);
  return adds
    ? {
        ...plainTiding(event, telling),
        facts: factsOfDeal(deal.facts),
        about: { place: 'deal', id: deal.id },
        ...adds,
      }
    : undefined;
}

const gatherDeal: Gather = async (event, telling) => {
  const deal = await findToldDeal(event.subject, event.at);
  return deal && dealTiding(event, telling, deal);
};

type OfEach<Matters extends string> = Readonly<Record<Matters, Gather>>;
const gatheredBy = <Matters extends string>(matters: Record<Matters, unknown>, gather: Gather) =>
  Object.fromEntries(Object.keys(matters).map((matter) => [matter, gather])) as OfEach<Matters>;

export const dealMatters = gatheredBy(besideDeal, gatherDeal);

/** Whether the vendor still has to do something about a case. */
const waits = ({ status }: ToldCase): boolean => status !== 'resolved' && status !== 'final';

const decisionFor =
  (side: 'claimant' | 'holder') =>
  (one: ToldCase): Adds | null => {
    const { effect, appealUntil } = one[side];
    // One that ended by itself meanwhile is told of as that.
    if (effect === null || effect === 'ended') return null;
    return { params: { effect: `effect.${effect}` }, until: appealUntil };
  };

/** The same of a case, and whether it says what the deal is about. */
const besideCase = {
  /** Where a rule has refused a registration at once, its partner is told that, and nobody has to decide. */
  'opened-case': { add: (one) => (waits(one) ? {} : null), withFacts: true },

  'asked-party': {
    add: ({ status, dueAt }) =>
      status === 'awaiting-parties' || status === 'appealed' ? { until: dueAt } : null,
    withFacts: false,
  },

  /** While the sides are waited for, and once it is too late, the vendor has no clock to be told of. */
  'waiting-case': {
    add: (one) => {
      const running = one.status !== 'awaiting-parties' && !one.overdue;
      return waits(one) ? { until: running ? one.dueAt : null } : null;
    },
    withFacts: true,
  },

  'decision-for-claimant': { add: decisionFor('claimant'), withFacts: true },
  'decision-for-holder': { add: decisionFor('holder'), withFacts: false },

  'ended-case': { add: ({ status }) => (status === 'final' ? {} : null), withFacts: true },
} as const satisfies Partial<Record<Matter, { add: (one: ToldCase) => Adds | null; withFacts: boolean }>>;

/**
 * What an event tells of a case as it stands; undefined where it is none of cases, or no news any more.
 * @param claimed what the deal is about, as its claimant said
 */
export function caseTiding(
  event: StoredEvent,
  telling: Telling,
  one: ToldCase,
  claimed: ToldDealFacts | null,
): Tiding | undefined {
  const matter = Object.hasOwn(besideCase, telling.about)
    ? besideCase[telling.about as keyof typeof besideCase]
    : undefined;
  const adds = matter?.add(one);
  return matter && adds
    ? {
        ...plainTiding(event, telling),
        facts: matter.withFacts && claimed ? factsOfDeal(claimed) : null,
        about: { place: 'case', id: one.id },
        ...adds,
      }
    : undefined;
}

const gatherCase: Gather = async (event, telling) => {
  const one = await findToldCase(event.subject, event.at);
  if (one === undefined) return undefined;
  const { withFacts } = besideCase[telling.about as keyof typeof besideCase];
  return caseTiding(event, telling, one, withFacts ? await findClaimedFacts(one.id) : null);
};

export const caseMatters = gatheredBy(besideCase, gatherCase);
