import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import { formatMoney, parseMoney, type Money } from '@rafiq/shared/money.ts';

type WireMoney = ReturnType<typeof formatMoney>;

/** The least that is protected in a currency; undefined where no amount in it is named. */
export const leastValueIn = (minimums: readonly WireMoney[], currency: string): Money | undefined =>
  minimums.map(parseMoney).find((one) => one?.currency === currency);

/**
 * The least that a policy protects in the currency of a value that is below it; null where it is not, or the policy does
 * not say.
 */
export function leastAbove(value: WireMoney, { rules }: Pick<ConflictPolicy, 'rules'>): WireMoney | null {
  const minimums = rules.flatMap(({ rule, on, parameters }) =>
    rule === 'below-minimum-value' && on ? parameters.minimums : [],
  );
  const read = parseMoney(value);
  const least = leastValueIn(minimums, value.currency);
  if (read === undefined || least === undefined || read.amountMinor >= least.amountMinor) return null;
  return formatMoney(least);
}
