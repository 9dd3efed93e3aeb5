/** Amounts in conditions, `1250.00 AED`, while they are typed: either part may still be missing. */
import { exponentOf, parseMoney } from '@rafiq/shared/exact-money.ts';
import { latinDigits } from '#lib/format/latin-digits.ts';

export interface TypedAmount {
  /** As it was typed, in any digits. */
  amount: string;
  currency: string;
}

export function amountIn(value: string): TypedAmount {
  const cut = value.lastIndexOf(' ');
  return cut < 0
    ? { amount: value, currency: '' }
    : { amount: value.slice(0, cut), currency: value.slice(cut + 1) };
}

export const amountValue = ({ amount, currency }: TypedAmount): string => `${amount} ${currency}`;

/** The amount that was typed, exactly; undefined where it is none of its currency. */
export function readAmount({ amount, currency }: TypedAmount) {
  const money = parseMoney({ amount: latinDigits(amount), currency });
  return money !== undefined && money.amountMinor >= 0n && currency !== '' ? money : undefined;
}

/** The amount as programs read it; what is none goes on as it was typed, for the API to refuse at its place. */
export const spelledAmount = (value: string): string => {
  const typed = amountIn(value);
  return amountValue({ ...typed, amount: latinDigits(typed.amount) });
};

/** An amount without the zeros that say nothing: `1250.00` is shown as `1250`, to be typed over. */
export function shortAmount(value: string): string {
  const { amount, currency } = amountIn(value);
  const zeros = '0'.repeat(exponentOf(currency));
  return amountValue({
    currency,
    amount: zeros !== '' && amount.endsWith(`.${zeros}`) ? amount.slice(0, -zeros.length - 1) : amount,
  });
}
