/** Every chain walked, and every event asked whether a chain holds it. */
import { sweptDays } from '@rafiq/shared/audit/status.ts';
import { toInstant } from '#functions/kernel/clock.ts';
import { everyItem } from '#functions/kernel/cli/every-item.ts';
import { getItem, queryAll, type Item } from '#functions/kernel/dynamo.ts';
import { feedKeyOf } from '#functions/kernel/event.ts';
import { auditedEventOf, organisationOf, type AuditedEvent } from '../domain/audited-event.ts';
import type { Fault } from '../domain/check-link.ts';
import type { Entry, Head } from '../domain/link.ts';
import { entryKey, headPartition, linkKey } from '../store/audit-keys.ts';
import { findEntry, findLink } from '../store/chain-items.ts';
import { findWalk } from '../store/feed-store.ts';
import { walkChain } from './walk-chain.ts';

export interface Verification {
  /** Where each sound chain ends. */
  heads: Head[];
  /** The first fault of each broken chain, and every event that was kept from one. */
  faults: Fault[];
  /** Events that no chain holds yet: the next walk of the feed links them. */
  waiting: number;
  /** Events from before the audit began: no chain was there to hold them. */
  earlier: number;
}

const dayMs = 24 * 3_600_000;

/** What is kept in mind of an event until its link is met. */
interface Unmet {
  organisation: string;
  at: string;
  subject: string;
  inFeed: boolean;
}

function isInFeed(item: Item, { event }: AuditedEvent): boolean {
  const expected = feedKeyOf(event);
  return item['feedpk'] === expected.feedpk && item['feedsk'] === expected.feedsk;
}

async function readEvents(): Promise<{ unmet: Map<string, Unmet>; faults: Fault[] }> {
  const unmet = new Map<string, Unmet>();
  const faults: Fault[] = [];
  // The feed alone would not show an event that was put beside it.
  for await (const item of everyItem('event')) {
    const audited = auditedEventOf(item);
    if (audited === undefined) {
      const at = `${String(item['pk'])} ${String(item['sk'])}`;
      faults.push({ organisation: 'unknown', sequence: null, eventId: at, differs: 'event-changed' });
      continue;
    }
    const { id, at, subject } = audited.event;
    unmet.set(id, { organisation: organisationOf(audited), at, subject, inFeed: isInFeed(item, audited) });
  }
  return { unmet, faults };
}

/**
 * Verifies every chain against every event (reads the whole table once, and each chain with its events).
 * @param witnessed where chains stood when somebody outside wrote it down
 */
export async function verifyChains(nowMs: number, witnessed: readonly Head[] = []): Promise<Verification> {
  const walked = await findWalk();
  const { unmet, faults } = await readEvents();
  const known = (await queryAll({ partition: headPartition })).map(({ sk }) => String(sk));
  const organisations = new Set([
    ...known,
    ...[...unmet.values()].map(({ organisation }) => organisation),
    ...witnessed.map(({ organisation }) => organisation),
  ]);
  const heads: Head[] = [];
  for (const organisation of [...organisations].sort()) {
    const chain = await walkChain(
      organisation,
      witnessed.find((head) => head.organisation === organisation),
    );
    for (const eventId of chain.eventIds) unmet.delete(eventId);
    if (chain.fault !== null) faults.push(chain.fault);
    else if (chain.end.sequence > 0) heads.push(chain.end);
  }
  // What is older than its end was walked by and swept by: it is not late, it was kept away.
  const settled = {
    since: walked?.since ?? '',
    until: [toInstant(nowMs - sweptDays * dayMs), walked?.until ?? ''].sort()[0] ?? '',
  };
  const counted = { waiting: 0, earlier: 0 };
  for (const [eventId, event] of unmet) {
    const judged = await judgeUnmet(eventId, event, settled);
    if (typeof judged === 'string') counted[judged] += 1;
    else faults.push(judged);
  }
  return { heads, faults: inOrder(faults), ...counted };
}

/** Faults by their place; one that cannot name its event gives way to one of the same place that can. */
function inOrder(faults: readonly Fault[]): Fault[] {
  const placeOf = ({ organisation, sequence }: Fault): string =>
    `${organisation}#${String(sequence ?? 'behind').padStart(12, '0')}`;
  const named = new Set(faults.filter(({ eventId }) => eventId !== null).map(placeOf));
  return faults
    .filter((fault) => fault.eventId !== null || !named.has(placeOf(fault)))
    .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
}

/** Why no chain holds an event (1 request, 2 if an entry says that it was linked). */
async function judgeUnmet(
  eventId: string,
  event: Unmet,
  settled: { since: string; until: string },
): Promise<Fault | 'waiting' | 'earlier'> {
  const { organisation, at, subject, inFeed } = event;
  const item = await getItem(entryKey({ organisation, subject, at, eventId }));
  const entry = item && findEntry(item);
  if (entry !== undefined) return (await isLinked(entry)) ? 'waiting' : linkGone(entry);
  if (!inFeed) return { organisation, sequence: null, eventId, differs: 'event-outside-the-feed' };
  if (at >= settled.until) return 'waiting';
  return at < settled.since
    ? 'earlier'
    : { organisation, sequence: null, eventId, differs: 'event-not-linked' };
}

/** Whether the link of an entry is there by now: it may have been made after its chain was walked. */
async function isLinked({ organisation, sequence, eventId }: Entry): Promise<boolean> {
  const item = await getItem(linkKey(organisation, sequence));
  return item !== undefined && findLink(item)?.link.eventId === eventId;
}

const linkGone = ({ organisation, sequence, eventId }: Entry): Fault => ({
  organisation,
  sequence,
  eventId,
  differs: 'link-missing',
});
