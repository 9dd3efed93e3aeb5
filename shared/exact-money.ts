/** Money: whole minor units inside, an exact decimal string on the wire. Never a floating-point number. Free of schemas. */
// ISO 4217 exponents that differ from two digits (source: ISO 4217 amendment list one).
const exponents: Readonly<Record<string, number>> = {
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  CLF: 4,
  UYW: 4,
};

/** How many digits follow the decimal point of a currency (USD 2, JPY 0, KWD 3). */
export const exponentOf = (currency: string): number => exponents[currency] ?? 2;

export interface Money {
  amountMinor: bigint;
  currency: string;
}

/** Reads `{ amount: "1250.00", currency: "AED" }` exactly; undefined if the amount has too many digits. */
export function parseMoney(wire: { amount: string; currency: string }): Money | undefined {
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(wire.amount);
  if (!match) return undefined;
  const [, sign, whole = '0', fraction = ''] = match;
  const exponent = exponentOf(wire.currency);
  if (fraction.length > exponent) return undefined;
  const amountMinor = BigInt(whole + fraction.padEnd(exponent, '0'));
  return { amountMinor: sign ? -amountMinor : amountMinor, currency: wire.currency };
}

/** Writes money for the wire, with all the digits of its currency. */
export function formatMoney({ amountMinor, currency }: Money): { amount: string; currency: string } {
  const exponent = exponentOf(currency);
  const digits = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const amount = exponent === 0 ? whole : `${whole}.${digits.slice(-exponent)}`;
  return { amount: amountMinor < 0n ? `-${amount}` : amount, currency };
}

/** The one way to write an amount: `12500` becomes `12500.00` in AED. The amount must be one that `money` accepts. */
export function canonicalMoney(wire: { amount: string; currency: string }): {
  amount: string;
  currency: string;
} {
  const read = parseMoney(wire);
  if (read === undefined) throw new RangeError(`${wire.amount} is no amount of ${wire.currency}`);
  return formatMoney(read);
}
