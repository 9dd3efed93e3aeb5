/** Sights: who saw the contact of a lead, and when first on a day. */
import type { Page } from '@rafiq/shared/page.ts';
import * as z from 'zod';
import { absent, type Write } from '#functions/kernel/commit.ts';
import { getItems, type Item, type Key } from '#functions/kernel/dynamo.ts';
import type { Actor, EventDraft } from '#functions/kernel/event.ts';
import { listPage, type PageRequest } from '#functions/kernel/list.ts';
import * as keys from './audit-keys.ts';

const dayMs = 86_400_000;

const sight = z.object({
  leadId: z.string(),
  organisation: z.string(),
  actor: z.object({ kind: z.enum(['person', 'client']), id: z.string() }),
  at: z.string(),
});
export type Sight = z.output<typeof sight>;

const storedSight = z.object({ kind: z.literal('sight'), sight });
const parseSight = (item: Item): Sight => storedSight.parse(item).sight;

export const sightOf = (leadId: string, by: Actor, at: string): Sight | undefined =>
  by.kind === 'system' || by.organisation === null
    ? undefined
    : { leadId, organisation: by.organisation, actor: { kind: by.kind, id: by.id }, at };

const keyOf = ({ organisation, leadId, actor, at }: Sight): Key =>
  keys.sightKey(organisation, leadId, actor.id, at);

/** Those of some sights whose reader and day are not kept yet (1 request a hundred, 1 unit each). */
export async function notKept(sights: readonly Sight[]): Promise<Sight[]> {
  const kept = await getItems(sights.map(keyOf));
  return sights.filter((_seen, index) => kept[index] === undefined);
}

const item = (seen: Sight): Item & Key => ({
  ...keyOf(seen),
  kind: 'sight',
  schema: 1,
  sight: seen,
  gsi1pk: keys.sightsOfLead(seen.leadId),
  gsi1sk: `${seen.at}#${seen.actor.id}`,
});

/** The write of a reader's first sight of a day. */
export const firstSightWrite = (seen: Sight): Write => ({ label: 'sight', put: item(seen), when: absent });

/** The write that goes with an act whose answer shows the contact: keeps the first sight of the day if there is one. */
export function sightWrite(seen: Sight): Write {
  const { pk, sk, ...kept } = item(seen);
  const names = Object.keys(kept);
  return {
    label: 'sight',
    update: { pk, sk },
    set: `SET ${names.map((name) => `#${name} = if_not_exists(#${name}, :${name})`).join(', ')}`,
    names: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    values: Object.fromEntries(Object.entries(kept).map(([name, value]) => [`:${name}`, value])),
  };
}

/** What a sight tells: ids alone, once a reader, lead and day. */
export const sightEvent = ({ leadId, actor, at }: Sight): EventDraft => ({
  type: 'rafiq.audit.contact.seen.v1',
  subject: leadId,
  pk: keys.sightEvents(leadId, actor.id),
  version: Math.floor(Date.parse(at) / dayMs),
  data: { leadId },
});

/** Whoever saw the contact of a lead, newest first (1 request). */
export const listSights = (leadId: string, page: PageRequest): Promise<Page<Sight>> =>
  listPage({ partition: keys.sightsOfLead(leadId), index: 'list', newestFirst: true }, page, parseSight);

/** Which of an organisation's people saw it, the newest day first (1 request). */
export const listOwnSights = (
  organisation: string,
  leadId: string,
  page: PageRequest,
): Promise<Page<Sight>> =>
  listPage({ partition: keys.sightPartition(organisation, leadId), newestFirst: true }, page, parseSight);
