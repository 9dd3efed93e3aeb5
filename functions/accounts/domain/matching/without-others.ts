/** What tells accounts apart that somebody said are different companies. */
interface Told {
  accountId: string;
  score: number;
  matched: { notTheSame: readonly string[] };
}

/**
 * Accounts that a company may be without those that are known to be other companies than its own account. Its own is the
 * one it is known to have; else each that it is so like that it is taken for it without asking: of those, all stay.
 * @param auto from which score on that is
 */
export function withoutOthers<One extends Told>(
  accounts: readonly One[],
  { accountId, auto }: { accountId: string | undefined; auto: number },
): One[] {
  const isOwn = (one: Told): boolean =>
    accountId === undefined ? one.score >= auto : one.accountId === accountId;
  const own = accounts.filter(isOwn);
  const isOther = (one: Told): boolean =>
    own.some(
      (its) =>
        its.matched.notTheSame.includes(one.accountId) || one.matched.notTheSame.includes(its.accountId),
    );
  return accounts.filter((one) => isOwn(one) || !isOther(one));
}
