/** What placement looks at in an account: whose named account it is, who protects a deal of it, and who serves it. */
import * as z from 'zod';
import type { Write } from '#functions/kernel/commit.ts';
import type { Item } from '#functions/kernel/dynamo.ts';
import { accountPlacementKey } from './account-keys.ts';

export interface AccountPlacement {
  ownerPartnerId: string | null;
  /** Nothing writes them yet: they come with the registration of deals. */
  protections: { partnerId: string; productFamily: string | null; until: string }[];
  /** In the order of their ids, so that the same facts are always written the same. */
  servingPartnerIds: string[];
}

/** A lead that a partner works stands in an attribute of its own, so that one is set or removed without the others. */
const openPrefix = 'open.';
const stored = z.looseObject({
  ownerPartnerId: z.string().nullable().default(null),
  protections: z
    .array(z.object({ partnerId: z.string(), productFamily: z.string().nullable(), until: z.string() }))
    .default([]),
  wonBy: z.set(z.string()).default(new Set()),
});

/** What an item keeps; an account that nobody has claimed or served yet has none. */
export function parseAccountPlacement(item: Item | undefined): AccountPlacement {
  const { ownerPartnerId, protections, wonBy, ...more } = stored.parse(item ?? {});
  const working = Object.entries(more)
    .filter(([name]) => name.startsWith(openPrefix))
    .map(([, partnerId]) => String(partnerId));
  return { ownerPartnerId, protections, servingPartnerIds: [...new Set([...wonBy, ...working])].sort() };
}

/** Says whose named account it is (1 item). */
export const ownerWrite = (accountId: string, partnerId: string | null): Write => ({
  label: 'account-placement',
  update: accountPlacementKey(accountId),
  set: 'SET ownerPartnerId = :owner',
  values: { ':owner': partnerId },
});

/** A registration that protects an account stands in an attribute of its own, like a lead that is worked. */
const protectsPrefix = 'protects.';

/** Says that a registration protects its account until an instant, or no longer does (1 item). */
export function protectionWrite(
  accountId: string,
  dealId: string,
  protection: AccountPlacement['protections'][number] | null,
): Write {
  const names = { '#deal': `${protectsPrefix}${dealId}` };
  const write = { label: 'account-placement', update: accountPlacementKey(accountId), names };
  return protection === null
    ? { ...write, set: 'REMOVE #deal' }
    : { ...write, set: 'SET #deal = :protection', values: { ':protection': protection } };
}

/** How a lead ties a partner to its account: by being worked, by having been won, or not at all. */
export type Tie = { kind: 'open' | 'won'; partnerId: string } | { kind: 'none' };

/**
 * Says how one lead ties a partner to its account (1 item). To say it again changes nothing; what was won once stays,
 * for nothing leads out of it.
 */
export function tieWrite(accountId: string, leadId: string, tie: Tie): Write {
  const names = { '#lead': `${openPrefix}${leadId}` };
  const write = { label: 'account-placement', update: accountPlacementKey(accountId), names };
  if (tie.kind === 'open')
    return { ...write, set: 'SET #lead = :partner', values: { ':partner': tie.partnerId } };
  if (tie.kind === 'none') return { ...write, set: 'REMOVE #lead' };
  return {
    ...write,
    set: 'REMOVE #lead ADD wonBy :partner',
    values: { ':partner': new Set([tie.partnerId]) },
  };
}
