/** Timelines: the events of a record, newest first, each reader seeing only what is theirs. */
import { fittingKey, sentence } from '@rafiq/shared/messages.ts';
import type { Page } from '@rafiq/shared/page.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import { editableForMinutes, type TimelineEntry } from '@rafiq/shared/timeline.ts';
import * as z from 'zod';
import { mayReadPersonalData, type Caller } from './caller.ts';
import { storedEvent } from './consume.ts';
import type { Item } from './dynamo.ts';
import type { StoredEvent } from './event.ts';
import { paramsOf } from './event-params.ts';
import { keepIf, listPage, type PageRequest, type Reading, unitedPage } from './list.ts';
import { table, type TableIndex } from './table.ts';

const writtenRow = z.object({
  id: z.string(),
  kind: z.enum(['note', 'call', 'meeting']),
  shared: z.boolean(),
  mentions: z.array(z.string()),
  happenedAt: z.string().nullable(),
  editedAt: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
});
const timelineRow = z.object({
  event: storedEvent,
  note: z.string().nullable().default(null),
  written: writtenRow.nullable().default(null),
});
export type TimelineRow = z.output<typeof timelineRow>;
export const parseTimelineRow = (item: Item): TimelineRow => timelineRow.parse(item);

/** Until when the author of something written at an instant may still change it. */
export const editableUntil = (writtenAt: string): string =>
  new Date(Date.parse(writtenAt) + editableForMinutes * 60_000).toISOString();

/** Who reads, in which words, and when. */
export interface TimelineReader {
  caller: Caller;
  language: UiLanguage;
  now: string;
  /** The names of people of the reader's own organisation. */
  namesOf: (organisation: string, userIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** A page of a timeline, with the names of the reader's colleagues (2 requests; 1 where nobody is named). */
export async function readTimelinePage(
  listing: Reading & { partition: string },
  page: PageRequest,
  reader: TimelineReader,
  keep: (event: StoredEvent) => boolean = () => true,
): Promise<Page<TimelineEntry>> {
  const rows = await listPage(
    { ...listing, newestFirst: true },
    page,
    keepIf(parseTimelineRow, ({ event }) => keep(event)),
  );
  return { ...rows, items: await showTimelineRows(rows.items, reader) };
}

/**
 * The same of timelines of which some may come or go between two pages, each entry with the partition it lies in
 * (1 request for each of them, and 1 where somebody is named).
 */
export async function readUnitedTimelinePage(
  { partitions, ...reading }: Reading & { index: TableIndex; partitions: readonly string[] },
  page: PageRequest,
  reader: TimelineReader,
  keep: (event: StoredEvent) => boolean,
): Promise<Page<{ entry: TimelineEntry; partition: string }>> {
  const rows = await unitedPage(partitions, { ...reading, newestFirst: true }, page, (item: Item) => {
    const row = parseTimelineRow(item);
    return keep(row.event) ? { ...row, partition: String(item[table.indexes[reading.index].pk]) } : undefined;
  });
  const entries = await showTimelineRows(rows.items, reader);
  return {
    ...rows,
    items: rows.items.flatMap(({ partition }, index) => {
      const entry = entries[index];
      return entry === undefined ? [] : [{ partition, entry }];
    }),
  };
}

/** Lines as their reader reads them, in their order, with the names of colleagues (1 request; none where nobody is named). */
export async function showTimelineRows(
  rows: readonly TimelineRow[],
  reader: TimelineReader,
): Promise<TimelineEntry[]> {
  const names = await colleaguesIn(rows, reader);
  return rows.map((row) => entryOf(row, reader, names));
}

/** The names of the reader's colleagues in some lines (1 request; none where nobody is named). */
async function colleaguesIn(
  rows: readonly TimelineRow[],
  { caller, namesOf }: TimelineReader,
): Promise<ReadonlyMap<string, string>> {
  const colleagues = rows
    .map(({ event }) => event.by)
    .filter((by) => by.kind === 'person' && by.organisation === caller.organisation)
    .map(({ id }) => id)
    .filter((id) => id !== caller.userId);
  return colleagues.length === 0 ? new Map() : namesOf(caller.organisation, [...new Set(colleagues)]);
}

/**
 * One line of a timeline. A partner reads of its own people and of "the vendor"; rivals and the vendor's notes
 * never reach it.
 */
function entryOf(
  { event, note, written }: TimelineRow,
  { caller, language, now }: TimelineReader,
  names: ReadonlyMap<string, string>,
): TimelineEntry {
  const kind = actorKind(event, caller);
  const partnerName = event.data['partnerName'];
  const actorNames: Partial<Record<typeof kind, string | undefined>> = {
    colleague: names.get(event.by.id),
    partner: caller.partnerId === null && typeof partnerName === 'string' ? partnerName : undefined,
  };
  const until = editableUntil(event.at);
  const mayEdit = kind === 'you' && written?.withdrawnAt === null && now < until;
  return {
    id: event.id,
    at: event.at,
    type: event.type,
    subject: event.subject,
    actor: { kind, name: actorNames[kind] ?? null },
    text: sentenceOf(event, caller, language),
    note: mayReadPersonalData(caller) ? note : null,
    written: written && {
      id: written.id,
      kind: written.kind,
      shared: written.shared,
      happenedAt: written.happenedAt,
      editedAt: written.editedAt,
      withdrawnAt: written.withdrawnAt,
      editableUntil: mayEdit ? until : null,
      mentionsYou: written.mentions.includes(caller.userId),
    },
  };
}

function actorKind({ by, data }: StoredEvent, caller: Caller): TimelineEntry['actor']['kind'] {
  // What a visitor sends is written by Rafiq: a visitor is no member of anything.
  if (by.kind === 'system') return data['askedBy'] === 'customer' ? 'customer' : 'system';
  if (by.id === caller.userId) return 'you';
  if (by.organisation !== null && by.organisation === caller.organisation) {
    return by.kind === 'client' ? 'client' : 'colleague';
  }
  return by.organisation === 'vendor' ? 'vendor' : 'partner';
}

/** The sentence made for this side of the channel, where there is one and the event has what it shows. */
function sentenceOf({ type, data }: TimelineRow['event'], caller: Caller, language: UiLanguage): string {
  const side = caller.partnerId === null ? 'vendor' : 'partner';
  const params = paramsOf(data, language);
  return sentence(language, fittingKey([`event.${type}.${side}`, `event.${type}`], params), params);
}
