/** Notes beside the events of a lead, and beside their copies for partners: read for export, removed for erasing. */
import { queryAll, type Item } from '#functions/kernel/dynamo.ts';
import { removeNote } from '#functions/kernel/remove-note.ts';
import * as z from 'zod';
import * as keys from './lead-keys.ts';

const told = z.object({
  pk: z.string(),
  sk: z.string(),
  event: z.object({ at: z.string(), data: z.record(z.string(), z.unknown()) }),
  note: z.string().optional(),
});

/** Every lead of a contact (1 request). */
export async function leadsOfContact(email: string): Promise<string[]> {
  return (await queryAll({ partition: keys.contactPartition(email) })).map((item) => String(item['leadId']));
}

const read = (items: readonly Item[]) => items.map((item) => told.parse(item));

async function eventsOf(leadId: string) {
  return read(await queryAll({ partition: keys.recordKey(leadId).pk, prefix: 'EVT#' }));
}

/** What people wrote about a lead, in order (1 request). */
export async function notesOf(leadId: string): Promise<{ at: string; note: string }[]> {
  return (await eventsOf(leadId)).flatMap(({ event, note }) =>
    note === undefined ? [] : [{ at: event.at, note }],
  );
}

/** What was told about a lead, to anybody: the data of its events, and the partners that have held it. */
export interface Traces {
  told: readonly Record<string, unknown>[];
  partnerIds: readonly string[];
}

async function everyEventOf(leadId: string) {
  const events = await eventsOf(leadId);
  const partnerIds = new Set(
    events.flatMap(({ event: { data } }) =>
      typeof data['partnerId'] === 'string' ? [data['partnerId']] : [],
    ),
  );
  const copies = await Promise.all(
    [...partnerIds].map((partnerId) =>
      queryAll({ partition: keys.copyKey(partnerId, leadId).pk, prefix: `${leadId}#EVT#` }),
    ),
  );
  return { events: [...events, ...read(copies.flat())], partnerIds: [...partnerIds] };
}

/** Everything that was told about a lead, also what a partner kept to itself (1 request, and 1 for each partner). */
export async function tracesOf(leadId: string): Promise<Traces> {
  const { events, partnerIds } = await everyEventOf(leadId);
  return { told: events.map(({ event }) => event.data), partnerIds };
}

/** The identifiers that the events of a lead tell under a name, each once. */
export const idsTold = ({ told }: Traces, name: 'noteId' | 'questionId' | 'attachmentId'): string[] => [
  ...new Set(told.flatMap((data) => (typeof data[name] === 'string' ? [data[name]] : []))),
];

/** Removes every note about a lead, also where a partner that held it keeps one (1 request a partner and note). */
export async function removeNotes(leadId: string): Promise<void> {
  const { events } = await everyEventOf(leadId);
  for (const { pk, sk, note } of events) if (note !== undefined) await removeNote({ pk, sk });
}
