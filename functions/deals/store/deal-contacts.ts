/** Where registrations and cases keep what concerns a customer's person: read to be exported, and removed to erase it. */
import { queryAll } from '#functions/kernel/dynamo.ts';
import { removeNote } from '#functions/kernel/remove-note.ts';
import * as z from 'zod';
import * as keys from './deal-keys.ts';

const pointer = z.object({ dealId: z.string() });
const caseCopy = z.object({ copy: z.object({ id: z.string(), dealId: z.string().nullable() }) });
const told = z.object({
  pk: z.string(),
  sk: z.string(),
  event: z.object({ at: z.string() }),
  note: z.string().optional(),
});

/** Every registration of a contact (1 request). */
export async function dealsOfContact(email: string): Promise<string[]> {
  const items = await queryAll({ partition: keys.dealContactPartition(email) });
  return items.map((item) => pointer.parse(item).dealId);
}

/** The cases in which a registration holds an account, as far as its partner was told of them (1 request). */
export async function casesHeldBy({ id, partnerId }: { id: string; partnerId: string }): Promise<string[]> {
  const items = await queryAll({ partition: keys.caseCopyKey(partnerId, '').pk });
  return items
    .filter(({ kind }) => kind === 'conflict-copy')
    .map((item) => caseCopy.parse(item).copy)
    .filter(({ dealId }) => dealId === id)
    .map((copy) => copy.id);
}

/** A timeline: the vendor's of a record, or that of a partner. */
type Timeline = ReturnType<typeof keys.dealTimelineOf>;

const notedIn = async (timeline: Timeline) =>
  (await queryAll(timeline)).map((item) => told.parse(item)).filter(({ note }) => note !== undefined);

const toldOfFile = z.object({
  event: z.object({ data: z.object({ attachmentId: z.string().optional() }) }),
});

/** The files that some timelines tell of, each once (1 request a timeline). */
export async function filesTold(timelines: readonly Timeline[]): Promise<string[]> {
  const items = await Promise.all(timelines.map(queryAll));
  const ids = items.flat().flatMap((item) => toldOfFile.parse(item).event.data.attachmentId ?? []);
  return [...new Set(ids)];
}

/** What people wrote beside the events of a timeline, in order (1 request). */
export const notesIn = async (timeline: Timeline): Promise<{ at: string; note: string }[]> =>
  (await notedIn(timeline)).map(({ event, note = '' }) => ({ at: event.at, note }));

/** Removes every note from some timelines; the events stay (1 request a timeline and note). */
export async function removeNotes(timelines: readonly Timeline[]): Promise<void> {
  for (const timeline of timelines)
    for (const { pk, sk } of await notedIn(timeline)) await removeNote({ pk, sk });
}
