import type { DealContent } from '@rafiq/shared/deals/contract.ts';
import type { AskableField } from '@rafiq/shared/deals/status.ts';
import { sameContent } from './same-content.ts';

/** What each name that a manager may ask for covers of a registration. */
const covered: Readonly<Record<AskableField, readonly (keyof DealContent)[]>> = {
  company: ['company'],
  contact: ['contact', 'consentToContact'],
  product: ['productId'],
  value: ['value'],
  'expected-close': ['expectedCloseOn'],
  description: ['description'],
};

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
    .filter((field) => !open.has(field) && !sameContent(before[field], after[field]))
    .map((field) => `/${field}`);
}
