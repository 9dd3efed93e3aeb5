/** What a registration must say before it is submitted. */
import { fieldsToSubmit, type DealContent } from '@rafiq/shared/deals/contract.ts';
import { fold } from '@rafiq/shared/fold.ts';
import { isCurrency } from '@rafiq/shared/known-codes.ts';
import { parseMoney } from '@rafiq/shared/money.ts';

/** A field that stands in the way of submitting: where it is, and the code of its sentence. */
export interface Lacking {
  pointer: string;
  code: 'required' | 'too-short' | 'in-the-past' | 'out-of-range' | 'invalid-currency' | 'unknown-reference';
}

const fewestLetters = 2;

/** How many letters and digits of a name tell companies apart. */
const tellingLetters = (name: string): number => fold(name).match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** What may change about a registration while it is protected. */
type Terms = Pick<DealContent, 'value' | 'expectedCloseOn'>;

/**
 * What is wrong with a value and a day, as far as they are said: the value is above zero, in a currency that exists, and
 * the day is still to come.
 * @param today the day in the partner's time zone, `2026-11-22`
 */
export function faultsOfTerms({ value, expectedCloseOn }: Terms, today: string): Lacking[] {
  const faults: Lacking[] = [];
  if (value !== undefined && (parseMoney(value)?.amountMinor ?? 0n) <= 0n)
    faults.push({ pointer: '/value/amount', code: 'out-of-range' });
  if (value !== undefined && !isCurrency(value.currency))
    faults.push({ pointer: '/value/currency', code: 'invalid-currency' });
  if (expectedCloseOn !== undefined && expectedCloseOn < today)
    faults.push({ pointer: '/expectedCloseOn', code: 'in-the-past' });
  return faults;
}

/**
 * What a registration lacks: its company's name (of at least two letters or digits) and country, a product, a value
 * above zero, and a day of the expected close that is still to come; and, where it names a person, whether that person consented.
 * @param today the day in the partner's time zone, `2026-11-22`
 */
export function lackingToSubmit(content: DealContent, today: string): Lacking[] {
  const { company, contact, consentToContact, productId, value, expectedCloseOn } = content;
  const known: Record<(typeof fieldsToSubmit)[number], unknown> = {
    '/company/name': company.name,
    '/company/country': company.country,
    '/productId': productId,
    '/value': value,
    '/expectedCloseOn': expectedCloseOn,
  };
  const missing = fieldsToSubmit
    .filter((pointer) => known[pointer] === undefined)
    .map((pointer): Lacking => ({ pointer, code: 'required' }));
  if (company.name !== undefined && tellingLetters(company.name) < fewestLetters)
    missing.push({ pointer: '/company/name', code: 'too-short' });
  missing.push(...faultsOfTerms(content, today));
  if (contact !== undefined && Object.keys(contact).length > 0 && consentToContact === undefined)
    missing.push({ pointer: '/consentToContact', code: 'required' });
  return missing;
}

/** The day of an instant in a time zone, `2026-11-22`. */
export const dayIn = (timeZone: string, at: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(at));
