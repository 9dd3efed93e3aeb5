import type { DealContent } from '@rafiq/shared/deals/contract.ts';
import type { AskableField } from '@rafiq/shared/deals/status.ts';

/** What each name that a manager may ask for covers of a registration. */
const covered: Readonly<Record<AskableField, readonly (keyof DealContent)[]>> = {
  company: ['company'],
  contact: ['contact', 'consentToContact'],
  product: ['productId'],
  value: ['value'],
  'expected-close': ['expectedCloseOn'],
  description: ['description'],
};

const sameText = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * The fields that a change touches although nobody asked for them, by their pointers: of a registration that was sent
 * back only what was asked for may change (source: domain.md, Deal registration).
 */
export function touchedUnasked(
  before: DealContent,
  after: DealContent,
  asked: readonly AskableField[],
): string[] {
  const open = new Set(asked.flatMap((name) => covered[name]));
  return Object.values(covered)
    .flat()
    .filter((field) => !open.has(field) && !sameText(ordered(before[field]), ordered(after[field])))
    .map((field) => `/${field}`);
}

/** An object with its fields in one order, so that equal ones are written the same. */
function ordered(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, field]) => [name, ordered(field)]),
  );
}
