/** Events: what happened, written beside the change it tells of, in the same transaction. */
import { formatId } from '@rafiq/shared/ids.ts';
import { getRandomValues } from 'node:crypto';
import type { Item, Key } from './dynamo.ts';

/** Who did it: a person, a machine client, or Rafiq itself. */
export interface Actor {
  kind: 'person' | 'client' | 'system';
  /** User id, client id, or the worker's name. */
  id: string;
  /** `vendor` or the partner's id; null for the system. */
  organisation: string | null;
}

/** What an event tells: ids and changed fields; personal data only by reference, so that erasing works. */
export interface EventDraft {
  /** Made where it is written, unless something else of the same transaction must name it. */
  id?: string;
  /** `rafiq.<room>.<record>.<past-tense>.v1` */
  type: string;
  /** The record's id. */
  subject: string;
  /** The record's partition and the version the change made. */
  pk: string;
  version: number;
  data: Record<string, unknown>;
  changed?: readonly string[];
  why?: string;
  /** Free text of a person: kept beside the event, never put on the bus, so that it can be erased. */
  note?: string | undefined;
  /** What a person wrote, where the event is no more than that: its author may change it for a while. */
  written?: Written;
  /** False where the note is for its copies alone; true if absent. */
  noteHere?: boolean;
  /**
   * Only the vendor may know that it happened: where a partner's act brought it about, Rafiq did it, so that it stands in
   * the vendor's chain of the audit and leaves no gap in the partner's.
   */
  forVendorAlone?: true;
  /** Happened at a version without making one: it sorts behind that version, in the order of its time. */
  beside?: true;
  /** Where it lies, if not at its version in the record's own partition. */
  place?: Key;
  /** A list it stands in beside its record's timeline: the contacts of an account. */
  listedIn?: string;
  /** Where else it is kept: the timelines of those who may see it, with what they may see. */
  copies?: readonly EventCopy[];
}

/** What is kept of a written line beside its text; it goes on no bus. */
export interface Written {
  id: string;
  kind: 'note' | 'call' | 'meeting';
  shared: boolean;
  mentions: readonly string[];
  happenedAt: string | null;
  editedAt: string | null;
  withdrawnAt: string | null;
}

export interface EventCopy {
  key: Key;
  data: Record<string, unknown>;
  note: boolean;
  listedIn?: string;
}

export interface StoredEvent {
  id: string;
  type: string;
  subject: string;
  version: number;
  at: string;
  by: Actor;
  requestId: string;
  data: Record<string, unknown>;
  changed: readonly string[];
  why: string | null;
}

const feedShards = 4;
const feedPartition = (at: string, shard: number): string => `FEED#${at.slice(0, 13)}#${shard}`;

/** The partitions of the feed that hold the events of an instant's hour. */
export const feedPartitions = (at: string): string[] =>
  Array.from({ length: feedShards }, (_, shard) => feedPartition(at, shard));

/** Where an event stands in the feed: in its hour, in one of the shards by its id, in the order of time. */
export const feedKeyOf = ({ id, at }: { id: string; at: string }) => ({
  feedpk: feedPartition(at, Number.parseInt(id.slice(-2), 36) % feedShards),
  feedsk: `${at}#${id}`,
});

/** The sort key of an event: its record's version, padded so that it sorts. */
export const eventKey = (version: number): string => `EVT#${String(version).padStart(9, '0')}`;

/** Where the items of an event lie: its own, then its copies. An event beside a version is told apart by its id. */
export function eventPlaces(draft: EventDraft, id: string): Key[] {
  const own = draft.place ?? { pk: draft.pk, sk: eventKey(draft.version) };
  const all = [own, ...(draft.copies ?? []).map(({ key }) => key)];
  return draft.beside === undefined ? all : all.map(({ pk, sk }) => ({ pk, sk: `${sk}#${id}` }));
}

/** Who stands for a partner in what only the vendor may know of. */
const rafiq: Actor = { kind: 'system', id: 'rafiq', organisation: null };

/** Who did what an event tells of: whoever changed something, or Rafiq, where a partner is not to know of it. */
const actorOf = ({ forVendorAlone }: EventDraft, by: Actor): Actor =>
  forVendorAlone === true && by.organisation !== 'vendor' && by.organisation !== null ? rafiq : by;

const listing = (listedIn: string | undefined, at: string, id: string) =>
  listedIn === undefined ? {} : { gsi1pk: listedIn, gsi1sk: `${at}#${id}` };

/**
 * The item that keeps an event, findable by record and by hour, and its copies for other timelines.
 * @param random at least 10 bytes that make its id unguessable
 */
export function eventItems(
  draft: EventDraft,
  change: { at: string; by: Actor; requestId: string },
  random: Uint8Array = getRandomValues(new Uint8Array(10)),
): (Item & Key)[] {
  const id = draft.id ?? formatId('event', Date.parse(change.at), random);
  const event: StoredEvent = {
    id,
    type: draft.type,
    subject: draft.subject,
    version: draft.version,
    at: change.at,
    by: actorOf(draft, change.by),
    requestId: change.requestId,
    data: draft.data,
    changed: draft.changed ?? [],
    why: draft.why ?? null,
  };
  const note = draft.note === undefined ? {} : { note: draft.note };
  const written = draft.written === undefined ? {} : { written: draft.written };
  const [own, ...elsewhere] = eventPlaces(draft, id);
  return [
    {
      ...(own as Key),
      kind: 'event',
      schema: 1,
      event,
      ...written,
      ...(draft.noteHere === false ? {} : note),
      ...feedKeyOf(event),
      ...listing(draft.listedIn, change.at, id),
    },
    ...(draft.copies ?? []).map((copy, index) => ({
      ...(elsewhere[index] as Key),
      kind: 'event-copy',
      schema: 1,
      event: { ...event, data: copy.data, why: null },
      ...written,
      ...(copy.note ? note : {}),
      ...listing(copy.listedIn, change.at, id),
    })),
  ];
}
