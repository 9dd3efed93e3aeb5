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

/** Who prevails among those that registered the deal (1 request for how the others stand; none where nobody else did). */
async function precedenceOf(
  deal: Registration,
  account: MatchedAccount | undefined,
  facts: GatheredFacts,
  policy: ConflictPolicyVersion,
  at: string,
): Promise<Precedence | null> {
  const others = (account?.registrations ?? []).filter(
    (one) => one.partnerId !== deal.partnerId && isStanding(one, at) === true,
  );
  if (others.length === 0) return null;
  const partners = await findPartners([deal.partnerId, ...others.map(({ partnerId }) => partnerId)]);
  const partnerOf = (id: string) => partners.get(id);
  const own = claimOf(
    deal.id,
    {
      partnerId: deal.partnerId,
      partnerName: deal.partnerName,
      submittedAt: facts.registration.submittedAt,
    },
    partnerOf(deal.partnerId),
  );
  return precedenceAmong(
    own,
    others.map((one) => claimOf(one.id, one, partnerOf(one.partnerId))),
    facts,
    account,
    policy.document.precedence,
  );
}

/**
 * The case that a judgement opens, and what writes it; undefined where it opens none, or the registration has one
 * already.
 * @param account where the registration belongs
 */
export async function planNewCase(
  deal: Registration,
  judgement: Judgement,
  facts: GatheredFacts,
  account: { id: string; name: string },
  policy: ConflictPolicyVersion,
  change: Change,
): Promise<{ id: string; writes: Write[]; events: EventDraft[] } | undefined> {
  if (deal.conflictId !== null) return undefined;
  const weighed = weighMatches(facts, policy.document);
  const [likest] = (weighed.accounts ?? []).toSorted((one, other) => other.score - one.score);
  const { protection: terms } = policy.document;
  const { at } = change;
  const id = newId('conflict');
  const first = openCase(id, deal, judgement, weighed, account, null, terms, at);
  if (first === undefined) return undefined;
  const precedence = await precedenceOf(deal, likest, facts, policy, at);
  const opened = openCase(id, deal, judgement, weighed, account, precedence, terms, at) ?? first;
  const vendorData = { partnerId: deal.partnerId, partnerName: deal.partnerName };
  return {
    id,
    ...planOfCase({ before: undefined, after: opened, happened: 'opened', vendorData }, terms, change),
  };
}
