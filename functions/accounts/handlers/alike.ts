import { listAlikeAccounts } from '@rafiq/shared/accounts/matching-contract.ts';
import { verdictOf } from '@rafiq/shared/accounts/match-thresholds.ts';
import { thresholdsInForce } from '#functions/deals/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { sayEvidence } from '../domain/say-evidence.ts';
import { dynamoAccountStore as accounts } from '../store/dynamo-account-store.ts';
import { factsOfMatched } from '../store/matched-account.ts';

/**
 * Lists accounts that may be the same company as one, by what registrations are weighed by just now, and those that are
 * told apart from it.
 */
export const alike = handle(listAlikeAccounts, async ({ accountId }, { language, now }) => {
  const [[account], thresholds] = await Promise.all([
    accounts.findCompared([accountId]),
    thresholdsInForce(now),
  ]);
  if (account === undefined) throw new Problem('not-found');
  const { searchAccounts } = await import('../matching.ts');
  const [{ candidates }, apart] = await Promise.all([
    searchAccounts(factsOfMatched(account.matched), { accountId, auto: thresholds.auto }),
    accounts.findCompared(account.matched.notTheSame),
  ]);
  const found = candidates.flatMap((one) => {
    const verdict = verdictOf(one.score, thresholds);
    const isItself = one.members.some((member) => member.accountId === accountId);
    return isItself || verdict === 'ignore' ? [] : [{ ...one, verdict }];
  });
  return {
    alike: found.map(({ accountId: id, score, verdict, evidence, matched: { name, country, town } }) => ({
      accountId: id,
      name,
      country,
      town,
      score,
      verdict,
      evidence: evidence.map((one) => ({
        field: one.field,
        likeness: one.likeness,
        effect: one.effect,
        text: sayEvidence(one, language),
      })),
    })),
    notTheSame: apart.flatMap((one) =>
      one === undefined ? [] : [{ accountId: one.accountId, name: one.account.name }],
    ),
  };
});
