/** What partners have made of their offers and leads, counted behind the events. */
import * as z from 'zod';
import { getItems, type Key } from '#functions/kernel/dynamo.ts';
import type { TrackRecord } from '../domain/distribution/best-fit.ts';

/** One item a partner; its counts begin with the first event that adds to them. */
export const trackRecordKey = (partnerId: string): Key => ({ pk: `PTNR#${partnerId}#TRACK`, sk: 'RECORD' });

const count = z.number().default(0);
const stored = z.object({
  answered: count,
  accepted: count,
  responseHours: count,
  won: count,
  ended: count,
});

/** The track records of partners that have one (1 request and 50 units per 100; none for no ids). */
export async function readTrackRecords(partnerIds: readonly string[]): Promise<Map<string, TrackRecord>> {
  const items = await getItems(partnerIds.map(trackRecordKey));
  return new Map(
    items.flatMap((item, place): [string, TrackRecord][] => {
      const id = partnerIds[place];
      return item === undefined || id === undefined ? [] : [[id, stored.parse(item)]];
    }),
  );
}
