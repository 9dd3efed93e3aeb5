/** Notes beside the events of a lead, and beside their copies for partners: read for export, removed for erasing. */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { documents, queryAll, tableName, type Item, type Key } from '#functions/kernel/dynamo.ts';
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

/** Removes every note about a lead, also where a partner that held it keeps one (1 request a partner and note). */
export async function removeNotes(leadId: string): Promise<void> {
  const events = await eventsOf(leadId);
  const partners = new Set(
    events.flatMap(({ event: { data } }) =>
      typeof data['partnerId'] === 'string' ? [data['partnerId']] : [],
    ),
  );
  const copies = await Promise.all(
    [...partners].map((partnerId) =>
      queryAll({ partition: keys.copyKey(partnerId, leadId).pk, prefix: `${leadId}#EVT#` }),
    ),
  );
  for (const { pk, sk, note } of [...events, ...read(copies.flat())]) {
    if (note !== undefined) await removeNote({ pk, sk });
  }
}

const removeNote = (key: Key) =>
  documents.send(
    new UpdateCommand({
      TableName: tableName(),
      Key: key,
      UpdateExpression: 'REMOVE #note',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#note': 'note' },
    }),
  );
