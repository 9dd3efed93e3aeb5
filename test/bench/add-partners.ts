/** Partners for a benchmark, by the room's own function in this process. */
import type { NewPartner } from '@rafiq/shared/partners/contract.ts';
import { newPartner } from '@rafiq/shared/partners/contract.ts';
import { eachOf } from './each-of.ts';
import { inTurn } from './in-turn.ts';

const atOnce = 8;

/** Adds partners, each at home in the country that is said for its number. */
export async function addPartners(
  from: number,
  to: number,
  countryOf: (index: number) => string,
): Promise<void> {
  const { createPartner } = await import('#functions/partners/index.ts');
  const { newId } = await import('#functions/kernel/id.ts');
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  await eachOf(numbers, atOnce, async (index) => {
    const input: NewPartner = newPartner.parse({ name: `Partner ${index}`, country: countryOf(index) });
    const by = { kind: 'system', id: 'benchmark', organisation: null } as const;
    await createPartner(input, { at: new Date().toISOString(), by, requestId: newId('event') }, newId);
  });
}

/** A hundred partners in one country, everyone else spread over others. */
export const home = 'AE';
const elsewhere = ['DE', 'FR', 'IN', 'BR', 'JP', 'KE', 'CA', 'PL', 'VN', 'CL'];
export const near = 100;
export const countryOf = (index: number): string => (index < near ? home : inTurn(elsewhere, index));
