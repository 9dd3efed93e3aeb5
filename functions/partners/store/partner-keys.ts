/** Where partners lie, and by which keys they are found. */
import { beginningOf } from '@rafiq/shared/beginning-of.ts';
import { fold } from '@rafiq/shared/fold.ts';
import type { Key } from '#functions/kernel/dynamo.ts';

/** The record itself. */
export const partnerKey = (id: string): Key => ({ pk: `PARTNER#${id}`, sk: 'RECORD' });

/** How many open and new leads it has: a hot item, apart from the record. */
export const loadKey = (partnerId: string): Key => ({ pk: `PARTNER#${partnerId}`, sk: 'LOAD' });

/** A partner that buys from another, as that one keeps it. */
export const belowKey = (parentId: string, partnerId: string): Key => ({
  pk: partnerKey(parentId).pk,
  sk: `BELOW#${partnerId}`,
});
export const belowPartnersOf = (parentId: string) => ({
  partition: partnerKey(parentId).pk,
  prefix: 'BELOW#',
});

/** The partner that a system outside knows by this reference. */
export const partnerRefKey = (ref: { source: string; id: string }): Key => ({
  pk: `REF#partner#${JSON.stringify([ref.source, ref.id])}`,
  sk: 'REF',
});

/** Counts every change of any partner. */
export const rosterVersionKey: Key = { pk: 'ROSTER', sk: 'VERSION' };

const shards = 8;

/** The roster's partitions. */
export const rosterPartitions: readonly string[] = Array.from(
  { length: shards },
  (_, shard) => `ROSTER#${shard}`,
);

/** A partner's copy in the roster. The id ends in random characters, which spread the copies evenly. */
export function rosterKey(partnerId: string): Key {
  const shard = Number.parseInt(partnerId.slice(-1), 36) % shards;
  return { pk: `ROSTER#${shard}`, sk: partnerId };
}

/** Index `list`: all partners, or those of one country, by name. */
export const everyPartner = 'PARTNERS';
export const partnersOfCountry = (country: string): string => `PARTNERS#${country}`;

/** Index `second`: the partners that name this manager. */
export const portfolioOfManager = (userId: string): string => `PORTFOLIO#${userId}`;

const longestName = 200;

/** Sorts by name in any spelling, then by age. */
export const byName = (partner: { id: string; name: string }): string =>
  `${beginningOf(fold(partner.name), longestName)}#${partner.id}`;
