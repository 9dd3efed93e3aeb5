import { parseMoney, type Money } from '../exact-money.ts';

/** Reads an amount as conditions write it, `1250.00 AED`; undefined where it is none of that currency. */
export function readAmountText(text: string): Money | undefined {
  const [, amount, currency] = /^(\S+) ([A-Z]{3})$/.exec(text) ?? [];
  return amount === undefined || currency === undefined ? undefined : parseMoney({ amount, currency });
}
