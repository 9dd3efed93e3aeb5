/** Amounts in conditions, `1250.00 AED`, while they are typed: either part may still be missing. */
import { parseMoney } from '@rafiq/shared/exact-money.ts';
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
