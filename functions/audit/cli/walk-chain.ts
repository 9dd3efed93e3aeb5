/** One chain from its beginning to its end, each link checked over the event it was made for. */
import { getItem, getItems, query, type Item } from '#functions/kernel/dynamo.ts';
import { digest } from '../digest.ts';
import { auditedEventOf } from '../domain/audited-event.ts';
import { checkHead, checkLink, type Fault } from '../domain/check-link.ts';
import { canonicalText } from '@rafiq/shared/canonical-text.ts';
import { beginningOf, entryOf, type Head } from '../domain/link.ts';
import { chainPartition, entryKey, headKey } from '../store/audit-keys.ts';
import { entryItem, findHead, findLink, linkItem, type StoredLink } from '../store/chain-items.ts';

export interface WalkedChain {
  /** Where its links end. */
  end: Head;
  fault: Fault | null;
  /** The events its links name, whether they hold or not. */
  eventIds: string[];
}

const linksAtOnce = 100;

/** A chain being walked: the last link that held, the last place read, and what was found first. */
interface Walk extends WalkedChain {
  place: string | undefined;
  seen: Set<string>;
}

/**
 * Walks a chain (1 request and 2 batches a hundred links). It may grow meanwhile: what its head promises after the
 * links were read is read as well, and only what is not there then is missing.
 * @param witnessed where the chain stood when somebody outside wrote it down
 */
export async function walkChain(organisation: string, witnessed: Head | undefined): Promise<WalkedChain> {
  const walk: Walk = {
    end: beginningOf(organisation, digest),
    fault: null,
    eventIds: [],
    place: undefined,
    seen: new Set(),
  };
  for (;;) {
    const reached = walk.place;
    await walkOn(organisation, walk, witnessed);
    if (walk.fault !== null) return walk;
    const item = await getItem(headKey(organisation));
    const head = item && (findHead(item) ?? { ...walk.end, digest: '' });
    if (head !== undefined && head.sequence > walk.end.sequence && walk.place !== reached) continue;
    // A chain that never began has no head either.
    if (head === undefined && walk.end.sequence === 0) return walk;
    walk.fault = checkHead(walk.end, head) ?? shorterThanWitnessed(walk.end, witnessed);
    return walk;
  }
}

async function walkOn(organisation: string, walk: Walk, witnessed: Head | undefined): Promise<void> {
  const partition = chainPartition(organisation);
  for (;;) {
    const { items } = await query({
      partition,
      limit: linksAtOnce,
      ...(walk.place === undefined ? {} : { after: { pk: partition, sk: walk.place } }),
    });
    if (items.length === 0) return;
    const links = items.map(findLink);
    const [events, entries] = await readAround(links);
    for (const [index, item] of items.entries()) {
      walk.place = String(item['sk']);
      take(walk, { item, link: links[index], event: events[index], entry: entries[index] });
      if (walk.fault === null && walk.end.sequence === witnessed?.sequence)
        walk.fault = otherThanWitnessed(walk, witnessed);
    }
  }
}

/** The events of some links and their entries, where the links say that they lie. */
async function readAround(links: readonly (StoredLink | undefined)[]) {
  const missing = { pk: 'AUDIT#NOWHERE', sk: 'NOTHING' };
  return Promise.all([
    getItems(links.map((stored) => stored?.link.key ?? missing)),
    getItems(links.map((stored) => (stored === undefined ? missing : entryKey(stored.entry)))),
  ]);
}

interface Found {
  item: Item;
  link: StoredLink | undefined;
  event: Item | undefined;
  entry: Item | undefined;
}

/** Checks the next link; behind the first fault links are only read for the events they name. */
function take(walk: Walk, found: Found): void {
  const { link } = found.link ?? {};
  if (link !== undefined) walk.eventIds.push(link.eventId);
  if (walk.fault !== null) return;
  walk.fault = faultOf(walk, found);
  if (link === undefined || walk.fault !== null) return;
  walk.seen.add(link.eventId);
  walk.end = { organisation: link.organisation, sequence: link.sequence, digest: link.digest };
}

function faultOf({ end, seen }: Walk, { item, link: stored, event, entry }: Found): Fault | null {
  const at = { organisation: end.organisation, sequence: end.sequence + 1 };
  if (stored === undefined) return { ...at, eventId: null, differs: 'link-changed' };
  const { link } = stored;
  const audited = event && auditedEventOf(event);
  const fault = checkLink(
    end,
    { place: placeOf(item), link, event: event && (audited ?? 'unreadable') },
    digest,
  );
  if (fault !== null) return fault;
  if (seen.has(link.eventId)) return { ...at, eventId: link.eventId, differs: 'event-linked-twice' };
  const expected = audited && entryOf(audited, link.sequence);
  const listed =
    expected?.organisation === link.organisation &&
    canonicalText(item) === canonicalText(linkItem(link, expected)) &&
    canonicalText(entry ?? null) === canonicalText(entryItem(expected));
  return listed ? null : { ...at, eventId: link.eventId, differs: 'entry-differs' };
}

const placeOf = ({ sk }: Item): number => (/^\d{12}$/.test(String(sk)) ? Number(sk) : Number.NaN);

const otherThanWitnessed = ({ end, eventIds }: Walk, witnessed: Head): Fault | null =>
  end.digest === witnessed.digest
    ? null
    : {
        organisation: end.organisation,
        sequence: end.sequence,
        eventId: eventIds.at(-1) ?? null,
        differs: 'other-than-witnessed',
      };

const shorterThanWitnessed = (end: Head, witnessed: Head | undefined): Fault | null =>
  witnessed === undefined || witnessed.sequence <= end.sequence
    ? null
    : {
        organisation: end.organisation,
        sequence: end.sequence + 1,
        eventId: null,
        differs: 'other-than-witnessed',
      };
