/** What placement looks at in an account: whose named account it is, who protects a deal of it, and who serves it. */
import { compareText } from '@rafiq/shared/compare-text.ts';
import * as z from 'zod';
import type { Write } from '#functions/kernel/commit.ts';
import type { Item } from '#functions/kernel/dynamo.ts';
import { accountPlacementKey } from './account-keys.ts';

export interface AccountPlacement {
  ownerPartnerId: string | null;
  /** In the order of the registrations that are protected, so that the same facts are always written the same. */
  protections: { partnerId: string; productFamily: string | null; until: string }[];
  /** In the order of their ids, so that the same facts are always written the same. */
  servingPartnerIds: string[];
}

/** A lead of the account that a partner works. What was written before this was kept says only who. */
export interface WorkedLead {
  id: string;
  partnerId: string;
  partnerName: string | null;
  productId: string | null;
  /** When the partner got it. */
  since: string | null;
}

/** The same, and what placement does not look at, nor record with its decisions. */
export interface AccountStanding extends AccountPlacement {
  /** Null where nobody owns it, or it was named before names were kept. */
  ownerPartnerName: string | null;
  /** In the order of their ids. */
  openLeads: WorkedLead[];
  /** The account that stands for it; null where it stands for itself. */
  mergedInto: string | null;
  /** The accounts that it stands for beside itself. */
  merged: string[];
}

/** A lead that a partner works stands in an attribute of its own, so that one is set or removed without the others. */
const openPrefix = 'open.';
/** And so does a registration that is protected. */
const protectsPrefix = 'protects.';
const protection = z.object({
  partnerId: z.string(),
  productFamily: z.string().nullable(),
  until: z.string(),
});
const workedTie = z.object({
  partnerId: z.string(),
  partnerName: z.string(),
  productId: z.string().nullable(),
  /** When the partner got it. */
  since: z.string(),
});
type WorkedTie = z.output<typeof workedTie>;
const worked = z.union([
  workedTie,
  z.string().transform((partnerId) => ({ partnerId, partnerName: null, productId: null, since: null })),
]);
const stored = z.looseObject({
  mergedInto: z.string().nullable().default(null),
  merged: z.array(z.string()).default([]),
  ownerPartnerId: z.string().nullable().default(null),
  ownerPartnerName: z.string().nullable().default(null),
  protections: z.array(protection).default([]),
  wonBy: z.set(z.string()).default(new Set()),
});

/** How an account stands; one that nobody has claimed or served yet has no item. */
export function parseAccountStanding(item: Item | undefined): AccountStanding {
  const { ownerPartnerId, ownerPartnerName, protections, wonBy, mergedInto, merged, ...more } = stored.parse(
    item ?? {},
  );
  const under = (prefix: string): [string, unknown][] =>
    Object.entries(more)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]): [string, unknown] => [name.slice(prefix.length), value])
      .sort(([one], [other]) => compareText(one, other));
  const openLeads = under(openPrefix).map(([id, value]) => ({ id, ...worked.parse(value) }));
  return {
    ownerPartnerId,
    ownerPartnerName,
    protections: [...protections, ...under(protectsPrefix).map(([, value]) => protection.parse(value))],
    servingPartnerIds: [...new Set([...wonBy, ...openLeads.map(({ partnerId }) => partnerId)])].sort(),
    openLeads,
    mergedInto,
    merged,
  };
}

/** What placement looks at in it: decisions record this and nothing beside. */
export const placementOf = ({
  ownerPartnerId,
  protections,
  servingPartnerIds,
}: AccountStanding): AccountPlacement => ({ ownerPartnerId, protections, servingPartnerIds });

export const parseAccountPlacement = (item: Item | undefined): AccountPlacement =>
  placementOf(parseAccountStanding(item));

/** Says which accounts it is one company with (1 item). */
export const familyWrite = (
  accountId: string,
  { mergedInto, merged }: Pick<AccountStanding, 'mergedInto' | 'merged'>,
): Write => ({
  label: 'account-placement',
  update: accountPlacementKey(accountId),
  set: 'SET mergedInto = :mergedInto, merged = :merged',
  values: { ':mergedInto': mergedInto, ':merged': merged },
});

/** Says whose named account it is (1 item). */
export const ownerWrite = (
  accountId: string,
  owner: { partnerId: string; partnerName: string } | null,
): Write => ({
  label: 'account-placement',
  update: accountPlacementKey(accountId),
  set: 'SET ownerPartnerId = :owner, ownerPartnerName = :ownerName',
  values: { ':owner': owner?.partnerId ?? null, ':ownerName': owner?.partnerName ?? null },
});

/** How a lead ties a partner to its account: by being worked, by having been won, or not at all. */
export type Tie = ({ kind: 'open' } & WorkedTie) | { kind: 'won'; partnerId: string } | { kind: 'none' };

/**
 * Says how one lead ties a partner to its account (1 item). To say it again changes nothing; what was won once stays,
 * for nothing leads out of it.
 */
export function tieWrite(accountId: string, leadId: string, tie: Tie): Write {
  const names = { '#lead': `${openPrefix}${leadId}` };
  const write = { label: 'account-placement', update: accountPlacementKey(accountId), names };
  if (tie.kind === 'open') {
    const { partnerId, partnerName, productId, since } = tie;
    return {
      ...write,
      set: 'SET #lead = :worked',
      values: { ':worked': { partnerId, partnerName, productId, since } satisfies WorkedTie },
    };
  }
  if (tie.kind === 'none') return { ...write, set: 'REMOVE #lead' };
  return {
    ...write,
    set: 'REMOVE #lead ADD wonBy :partner',
    values: { ':partner': new Set([tie.partnerId]) },
  };
}

/** What one registration protects at its account: products of a family, or all (null), up to an instant. */
export type Protection = z.output<typeof protection>;

/**
 * Says what one registration protects at its account, or that it protects nothing (null; 1 item). To say it again
 * changes nothing.
 */
export const protectionWrite = (accountId: string, dealId: string, protects: Protection | null): Write =>
  protectionsWrite(accountId, [[dealId, protects]]);

/** The same for several registrations of one account: a transaction writes an item once. */
export function protectionsWrite(
  accountId: string,
  protections: readonly [string, Protection | null][],
): Write {
  const names: Record<string, string> = {};
  const values: Record<string, Protection> = {};
  const set: string[] = [];
  const removed: string[] = [];
  for (const [place, [dealId, protects]] of protections.entries()) {
    names[`#deal${place}`] = `${protectsPrefix}${dealId}`;
    if (protects === null) {
      removed.push(`#deal${place}`);
      continue;
    }
    const { partnerId, productFamily, until } = protects;
    values[`:protects${place}`] = { partnerId, productFamily, until };
    set.push(`#deal${place} = :protects${place}`);
  }
  return {
    label: 'account-placement',
    update: accountPlacementKey(accountId),
    set: [
      ...(set.length === 0 ? [] : [`SET ${set.join(', ')}`]),
      ...(removed.length === 0 ? [] : [`REMOVE ${removed.join(', ')}`]),
    ].join(' '),
    names,
    values,
  };
}
