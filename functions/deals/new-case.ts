/** The conflict case that a judgement opens, with the writes and events that make it. */
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import type { Change, Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { newId } from '#functions/kernel/id.ts';
import { findPartners } from '#functions/partners/index.ts';
import type { GatheredFacts, MatchedAccount } from './domain/conflict-facts.ts';
import type { Judgement } from './domain/judge-registration.ts';
import { openCase, ownRecordsOf } from './domain/open-case.ts';
import { claimantsOf, precedenceAmong } from './domain/precedence-among.ts';
import type { Registration } from './domain/registration.ts';
import { weighMatches } from './domain/weigh-matches.ts';
import { knownAs } from './known-as.ts';
import { planOfCase } from './save-case.ts';
import type { ConflictPolicyVersion } from './store/conflict-policies.ts';

/** The account the deal is most likely for. */
const likestOf = (facts: GatheredFacts, policy: ConflictPolicyVersion): MatchedAccount | undefined =>
  (weighMatches(facts, policy.document).accounts ?? []).toSorted((one, other) => other.score - one.score)[0];

/** What a new case is made of. */
export interface NewCase {
  deal: Registration;
  judgement: Judgement;
  facts: GatheredFacts;
  /** Where the registration belongs. */
  account: { id: string; name: string };
  policy: ConflictPolicyVersion;
}

/**
 * What writes the case that a judgement opens; undefined where it opens none, or the registration has one already: pure.
 * @param partners those that registered the deal, as they stand
 * @param names how those call the company that stand in its way; as its account is called for whoever is not among them
 */
export function planOfNewCase(
  id: string,
  { deal, judgement, facts, account, policy }: NewCase,
  partners: ReadonlyMap<string, Partner>,
  change: Change,
  names: ReadonlyMap<string, string> = new Map(),
): { id: string; writes: Write[]; events: EventDraft[] } | undefined {
  if (deal.conflictId !== null) return undefined;
  const { protection: terms, precedence: order } = policy.document;
  const { at } = change;
  const precedence = precedenceAmong(deal, likestOf(facts, policy), facts, order, partners, at);
  const weighed = weighMatches(facts, policy.document);
  const opened = openCase(id, deal, judgement, weighed, account, precedence, terms, at, names);
  if (opened === undefined) return undefined;
  const vendorData = { partnerId: deal.partnerId, partnerName: deal.partnerName };
  return {
    id,
    ...planOfCase({ before: undefined, after: opened, happened: 'opened', vendorData }, terms, change),
  };
}

/**
 * The case that a judgement opens, and what writes it; undefined where it opens none, or the registration has one
 * already (1 request for how those stand who registered the deal, none where nobody else did, and those of `knownAs` at the
 * same time; none where no case is opened).
 */
export async function planNewCase(
  made: NewCase,
  change: Change,
): Promise<{ id: string; writes: Write[]; events: EventDraft[] } | undefined> {
  const { deal, facts, policy } = made;
  const id = newId('conflict');
  if (planOfNewCase(id, made, new Map(), change) === undefined) return undefined;
  const claimants = claimantsOf(deal, likestOf(facts, policy), change.at);
  const inTheWay = ownRecordsOf(made.judgement, weighMatches(facts, policy.document), deal.partnerId);
  const [partners, names] = await Promise.all([findPartners(claimants), knownAs(inTheWay)]);
  return planOfNewCase(id, made, partners, change, names);
}
