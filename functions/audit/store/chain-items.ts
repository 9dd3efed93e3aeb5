/** Heads, links and entries as items: what is written is exactly what is parsed again. */
import * as z from 'zod';
import type { Item, Key } from '#functions/kernel/dynamo.ts';
import { kindOf } from '../domain/audited-event.ts';
import { entry, head, link, type Entry, type Head, type Link } from '../domain/link.ts';
import * as keys from './audit-keys.ts';

export const headItem = (of: Head): Item & Key => ({
  ...keys.headKey(of.organisation),
  kind: 'audit-head',
  schema: 1,
  head: of,
});
const storedHead = z.object({ kind: z.literal('audit-head'), head });
export const parseHead = (item: Item): Head => storedHead.parse(item).head;
/** The head an item holds; undefined if it is no longer one. */
export const findHead = (item: Item): Head | undefined => storedHead.safeParse(item).data?.head;

export function linkItem(of: Link, as: Entry): Item & Key {
  const order = keys.byTime(as.at, as.eventId);
  return {
    ...keys.linkKey(of.organisation, of.sequence),
    kind: 'audit-link',
    schema: 1,
    link: of,
    entry: as,
    gsi1pk: keys.kindOfOrganisation(of.organisation, kindOf(as.type)),
    gsi1sk: order,
    gsi2pk: keys.actorOfOrganisation(of.organisation, as.actor.id),
    gsi2sk: order,
  };
}
const storedLink = z.object({ kind: z.literal('audit-link'), link, entry });
export type StoredLink = z.output<typeof storedLink>;
/** The link an item holds, with its entry; undefined if it is no longer one. */
export const findLink = (item: Item): StoredLink | undefined => storedLink.safeParse(item).data;

export function entryItem(of: Entry): Item & Key {
  const order = keys.byTime(of.at, of.eventId);
  return {
    ...keys.entryKey(of),
    kind: 'audit-entry',
    schema: 1,
    entry: of,
    gsi1pk: keys.subjectOfAll(of.subject),
    gsi1sk: order,
    gsi2pk: keys.kindOfAll(kindOf(of.type)),
    gsi2sk: order,
  };
}
const storedEntry = z.object({ entry });
/** The entry an item of a list holds, whether it is a link or an entry. */
export const parseEntry = (item: Item): Entry => storedEntry.parse(item).entry;
/** The entry an item holds; undefined if it is no longer one. */
export const findEntry = (item: Item): Entry | undefined => storedEntry.safeParse(item).data?.entry;
