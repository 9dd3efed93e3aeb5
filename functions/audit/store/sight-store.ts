/** Sights: who saw the contact of a lead or a registration, and when first on a day. */
import { idPrefixes } from '@rafiq/shared/ids.ts';
import type { Page } from '@rafiq/shared/page.ts';
import * as z from 'zod';
import { absent, type Write } from '#functions/kernel/commit.ts';
import { getItems, type Item, type Key } from '#functions/kernel/dynamo.ts';
import type { Actor, EventDraft } from '#functions/kernel/event.ts';
import { listPage, type PageRequest } from '#functions/kernel/list.ts';
import * as keys from './audit-keys.ts';

const dayMs = 86_400_000;

const keptSight = z.object({
  organisation: z.string(),
  actor: z.object({ kind: z.enum(['person', 'client']), id: z.string() }),
  at: z.string(),
});
type KeptSight = z.output<typeof keptSight>;

export interface Sight extends KeptSight {
  /** The lead or the registration. */
  recordId: string;
}

const storedSight = z.object({ kind: z.literal('sight'), sight: keptSight });
const parseSight = (item: Item): KeptSight => storedSight.parse(item).sight;

/** The record whose contact was seen, named as what it is. */
const named = (recordId: string): { dealId: string } | { leadId: string } =>
  recordId.startsWith(`${idPrefixes.deal}_`) ? { dealId: recordId } : { leadId: recordId };

export const sightOf = (recordId: string, by: Actor, at: string): Sight | undefined =>
  by.kind === 'system' || by.organisation === null
    ? undefined
    : { recordId, organisation: by.organisation, actor: { kind: by.kind, id: by.id }, at };

const keyOf = ({ organisation, recordId, actor, at }: Sight): Key =>
  keys.sightKey(organisation, recordId, actor.id, at);

/** Those of some sights whose reader and day are not kept yet (1 request a hundred, 1 unit each). */
export async function notKept(sights: readonly Sight[]): Promise<Sight[]> {
  const kept = await getItems(sights.map(keyOf));
  return sights.filter((_seen, index) => kept[index] === undefined);
}

function item(seen: Sight): Item & Key {
  const { recordId, ...kept } = seen;
  return {
    ...keyOf(seen),
    kind: 'sight',
    schema: 1,
    sight: { ...named(recordId), ...kept },
    gsi1pk: keys.sightsOf(recordId),
    gsi1sk: `${seen.at}#${seen.actor.id}`,
  };
}

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

/** What a sight tells: ids alone, once a reader, record and day. */
export const sightEvent = ({ recordId, actor, at }: Sight): EventDraft => ({
  type: 'rafiq.audit.contact.seen.v1',
  subject: recordId,
  pk: keys.sightEvents(recordId, actor.id),
  version: Math.floor(Date.parse(at) / dayMs),
  data: named(recordId),
});

/** Whoever saw the contact of a lead, newest first (1 request). */
export const listSights = (leadId: string, page: PageRequest): Promise<Page<KeptSight>> =>
  listPage({ partition: keys.sightsOf(leadId), index: 'list', newestFirst: true }, page, parseSight);

/** Which of an organisation's people saw it, the newest day first (1 request). */
export const listOwnSights = (
  organisation: string,
  leadId: string,
  page: PageRequest,
): Promise<Page<KeptSight>> =>
  listPage({ partition: keys.sightPartition(organisation, leadId), newestFirst: true }, page, parseSight);
