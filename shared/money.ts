/** Money as contracts take it (`exact-money.ts` says what it is). */
import * as z from 'zod';
import { parseMoney } from './exact-money.ts';

export { canonicalMoney, exponentOf, formatMoney, parseMoney, type Money } from './exact-money.ts';

/** Money on the wire. */
export const money = z
  .strictObject({
    amount: z.string().max(24),
    currency: z.string().regex(/^[A-Z]{3}$/, { error: 'invalid-currency' }),
  })
  .refine((wire) => parseMoney(wire) !== undefined, { error: 'invalid-amount', path: ['amount'] })
  .meta({ example: { amount: '1250.00', currency: 'AED' } });

/** Money that changes hands in one direction: never below zero. */
export const valueOfDeal = money.refine(({ amount }) => !amount.startsWith('-'), {
  error: 'out-of-range',
  path: ['amount'],
});
