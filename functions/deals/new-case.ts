/** The conflict case that a judgement opens, with the writes and events that make it. */
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import type { Change, Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { newId } from '#functions/kernel/id.ts';
import { findPartners } from '#functions/partners/index.ts';
import type { GatheredFacts, MatchedAccount, OtherRegistration } from './domain/conflict-facts.ts';
import type { Judgement } from './domain/judge-registration.ts';
import { openCase, precedenceAmong } from './domain/open-case.ts';
import type { Precedence } from './domain/precedence.ts';
import type { Claim } from './domain/precedence-steps.ts';
import type { Registration } from './domain/registration.ts';
import { isStanding } from './domain/standing.ts';
import { weighMatches } from './domain/weigh-matches.ts';
import { planOfCase } from './save-case.ts';
import type { ConflictPolicyVersion } from './store/conflict-policies.ts';

const claimOf = (
  registrationId: string,
  {
    partnerId,
    partnerName,
    submittedAt,
  }: Pick<OtherRegistration, 'partnerId' | 'partnerName' | 'submittedAt'>,
  partner: Partner | undefined,
): Claim => ({
  registrationId,
  partnerId,
  partnerName,
  submittedAt,
  tier: partner?.tier ?? null,
  territories: partner?.territories ?? null,
  // Whether its work brought the deal about is for the evidence to show.
  influenceProven: null,
});

const likestOf = (facts: GatheredFacts, policy: ConflictPolicyVersion): MatchedAccount | undefined =>
  (weighMatches(facts, policy.document).accounts ?? []).toSorted((one, other) => other.score - one.score)[0];

/** Registrations of others that stand at an account. */
const othersAt = (account: MatchedAccount | undefined, deal: Registration, at: string): OtherRegistration[] =>
  (account?.registrations ?? []).filter(
    (one) => one.partnerId !== deal.partnerId && isStanding(one, at) === true,
  );

/** Who prevails among those that registered the deal; null where nobody else did. */
function precedenceOf(
  deal: Registration,
  facts: GatheredFacts,
  policy: ConflictPolicyVersion,
  partners: ReadonlyMap<string, Partner>,
  at: string,
): Precedence | null {
  const account = likestOf(facts, policy);
  const others = othersAt(account, deal, at);
  if (others.length === 0) return null;
  const { partnerId, partnerName } = deal;
  const { submittedAt } = facts.registration;
  return precedenceAmong(
    claimOf(deal.id, { partnerId, partnerName, submittedAt }, partners.get(partnerId)),
    others.map((one) => claimOf(one.id, one, partners.get(one.partnerId))),
    facts,
    account,
    policy.document.precedence,
  );
}

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
 */
export function planOfNewCase(
  id: string,
  { deal, judgement, facts, account, policy }: NewCase,
  partners: ReadonlyMap<string, Partner>,
  change: Change,
): { id: string; writes: Write[]; events: EventDraft[] } | undefined {
  if (deal.conflictId !== null) return undefined;
  const { protection: terms } = policy.document;
  const { at } = change;
  const precedence = precedenceOf(deal, facts, policy, partners, at);
  const weighed = weighMatches(facts, policy.document);
  const opened = openCase(id, deal, judgement, weighed, account, precedence, terms, at);
  if (opened === undefined) return undefined;
  const vendorData = { partnerId: deal.partnerId, partnerName: deal.partnerName };
  return {
    id,
    ...planOfCase({ before: undefined, after: opened, happened: 'opened', vendorData }, terms, change),
  };
}

/**
 * The case that a judgement opens, and what writes it; undefined where it opens none, or the registration has one
 * already (1 request for how those stand who registered the deal; none where nobody else did, or no case is opened).
 */
export async function planNewCase(
  made: NewCase,
  change: Change,
): Promise<{ id: string; writes: Write[]; events: EventDraft[] } | undefined> {
  const { deal, facts, policy } = made;
  const id = newId('conflict');
  if (planOfNewCase(id, made, new Map(), change) === undefined) return undefined;
  const others = othersAt(likestOf(facts, policy), deal, change.at);
  const ids = others.length === 0 ? [] : [deal.partnerId, ...others.map(({ partnerId }) => partnerId)];
  return planOfNewCase(id, made, await findPartners(ids), change);
}
