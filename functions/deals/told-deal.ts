/** What other rooms may tell of a registration: how it stands and its clocks, and nothing of who the customer is. */
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import type { AskableField, RegistrationStatus } from '@rafiq/shared/deals/status.ts';
import { isOver, nextDue } from './domain/protection.ts';
import type { Registration } from './domain/registration.ts';
import { readConflictPolicy } from './store/conflict-policies.ts';
import { findDeal } from './store/deal-store.ts';

/** What is for sale and where: as much as anybody may see of a lead that nobody has accepted. */
export interface ToldDealFacts {
  productName: string | null;
  city: string | null;
  country: string | null;
}

export interface ToldDeal {
  id: string;
  partnerId: string;
  status: RegistrationStatus;
  facts: ToldDealFacts;
  /** What its partner was asked to mend; none unless it waits for that. */
  asked: readonly AskableField[];
  /** Whether it has waited for the vendor for longer than it should. */
  overdue: boolean;
  protection: { from: string; until: string } | null;
  /** By when its partner, who was warned, must report progress; null while nobody was warned. */
  releaseAt: string | null;
  extensionPending: boolean;
  /** Why it ended; null while it has not, or where nobody says. */
  endReason: string | null;
}

export const factsOfDeal = ({ productName, content }: Registration): ToldDealFacts => ({
  productName,
  city: content.company.city ?? null,
  country: content.company.country ?? null,
});

/** A registration as it may be told of. */
export function toldDealOf(deal: Registration, terms: ConflictPolicy['protection']): ToldDeal {
  const { id, partnerId, status, protection } = deal;
  const warned = status === 'approved' && protection !== null && protection.warnedAt !== null;
  return {
    id,
    partnerId,
    status,
    facts: factsOfDeal(deal),
    asked: status === 'action-required' ? (deal.asked?.fields ?? []) : [],
    overdue: deal.overdueAt !== null,
    protection: protection && { from: protection.from, until: protection.until },
    releaseAt: warned ? (nextDue(deal, terms)?.at ?? null) : null,
    extensionPending: protection?.pending != null,
    endReason: deal.end?.reason ?? null,
  };
}

/** The same, by the rules in force at an instant (2 requests). */
export async function findToldDeal(dealId: string, at: string): Promise<ToldDeal | undefined> {
  const [deal, { document }] = await Promise.all([findDeal(dealId), readConflictPolicy(at)]);
  return deal && toldDealOf(deal, document.protection);
}

/** A clock of the deals room that somebody is reminded of. */
export interface DealClock<Kind = 'protection' | 'evidence' | 'review'> {
  kind: Kind;
  /** Tells this clock from every other one. */
  name: string;
  from: string;
  until: string;
}

/** The protection of a registration that runs at an instant; undefined where it has none. */
export function protectionClockOf(deal: Registration, at: string): DealClock<'protection'> | undefined {
  if (deal.status !== 'approved' || deal.protection === null || isOver(deal.protection, at)) return undefined;
  const { from, until } = deal.protection;
  return { kind: 'protection', name: `${deal.id} ${until}`, from, until };
}

/** The same, of a registration by its id (1 request). */
export async function protectionClock(
  dealId: string,
  at: string,
): Promise<DealClock<'protection'> | undefined> {
  const deal = await findDeal(dealId);
  return deal && protectionClockOf(deal, at);
}
