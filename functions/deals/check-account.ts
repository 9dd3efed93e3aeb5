/** The private check: counted and put on record first, then answered in three words. */
import type { CheckAnswer } from '@rafiq/shared/deals/status.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import type { BodyOf, OutputOf } from '@rafiq/shared/route.ts';
import type { checkDeal } from '@rafiq/shared/deals/contract.ts';
import { commit, ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findInChain } from '#functions/partners/index.ts';
import { checkEvents } from './check-events.ts';
import { comparedCompany } from './company-of.ts';
import { checkAnswer } from './domain/check-answer.ts';
import { ruleCheck } from './domain/check-limits.ts';
import { compileConflictPolicy } from './domain/compile-conflict-policy.ts';
import { judgeRegistration } from './domain/judge-registration.ts';
import { ownRegistrations } from './domain/own-registrations.ts';
import { gatherFacts, registrationFacts } from './gather-facts.ts';
import { lookUpFamilies } from './look-up.ts';
import { productOf } from './product-of.ts';
import { countWrites, readCheckCounts } from './store/check-counts.ts';
import { readConflictPolicy } from './store/conflict-policies.ts';
import { tooMany } from './too-many.ts';

const mostCompared = 20;
const mostTries = 8;

/**
 * Counts a check and puts it on record (1 request and 1 transaction), before anything is searched: whoever is cut off
 * has still asked.
 * @throws Problem `too-many-checks`
 */
async function countCheck(
  asked: { partnerId: string; userId: string; companyName: string; country: string | null },
  partner: Partner,
  change: Change,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const { hour, day, told } = await readCheckCounts(asked, change.at);
    const ruling = ruleCheck({ hour: hour.made, day: day.made, told });
    if (ruling.kind === 'refused') throw tooMany('too-many-checks', ruling.until, change.at);
    try {
      return await commit(change, {
        writes: countWrites(asked, ruling, change.at),
        events: checkEvents(asked, partner, ruling.suspected, change.at),
        answer: undefined,
      });
    } catch (error) {
      if (!(error instanceof ConditionFailed) || tries === mostTries) throw error;
    }
  }
}

/**
 * Whether a company is free for a partner to register, and what it has registered of it itself: the same search, rules
 * and steps whatever the answer is, and whether the company is known, or is one of several accounts that were merged, so
 * that nothing is told by how long it takes (1 request and 1 transaction to count it, then 5 requests one after the
 * other, and before them those of the partner's own chain). The search takes at most 396 units, or more where accounts
 * have more than about ten registrations each; where nobody is like the company as many as it has keys, 96 at most, and
 * 3.
 * @throws Problem `too-many-checks`, `unknown-reference`
 */
export async function checkAccount(
  { company, productId }: BodyOf<typeof checkDeal>,
  { partnerId, userId }: { partnerId: string; userId: string },
  change: Change,
): Promise<OutputOf<typeof checkDeal>> {
  const [found, policy, product] = await Promise.all([
    findInChain(partnerId),
    readConflictPolicy(change.at),
    productOf(productId),
  ]);
  if (found === undefined) throw new Problem('not-found');
  const { partner, chain } = found;
  const { name: companyName, country = null } = company;
  await countCheck({ partnerId, userId, companyName, country }, partner, change);
  const { searchAccounts } = await import('#functions/accounts/matching.ts');
  const { auto, review } = policy.document.matching;
  const { candidates } = await searchAccounts(comparedCompany({ company }), { auto, sameSteps: true });
  const alike = candidates.filter(({ score }) => score >= review).slice(0, mostCompared);
  const facts = gatherFacts(
    registrationFacts(
      {
        id: '',
        content: { company, productId },
        productFamily: product?.family ?? null,
        onBehalfOf: null,
      },
      change.at,
    ),
    partner,
    chain,
    0,
    alike,
    await lookUpFamilies(alike),
    change.at,
  );
  const { verdicts } = judgeRegistration(compileConflictPolicy(policy.document), facts);
  const answer: CheckAnswer = checkAnswer(verdicts);
  return { answer, checkedAt: change.at, ownDealIds: ownRegistrations(facts) };
}
