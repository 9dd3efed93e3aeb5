/** What a partner did on a lead, as its own timeline tells it. */
import * as z from 'zod';
import { storedEvent } from '#functions/kernel/consume.ts';
import { queryPages } from '#functions/kernel/dynamo.ts';
import * as keys from './lead-keys.ts';

const linesOfPage = 25;
const line = z.object({ event: storedEvent });

/**
 * When somebody of a partner last did something on a lead: moved it, wrote or asked something, logged a call, attached
 * a file. Strongly consistent: whatever was written before is seen (1 request per 25 lines since that instant).
 * @returns null if nothing was done after `since`
 */
export async function lastActivity(partnerId: string, leadId: string, since: string): Promise<string | null> {
  const story = { ...keys.ownTimelineOf(partnerId, leadId), newestFirst: true, limit: linesOfPage };
  for await (const items of queryPages(story))
    for (const { event } of items.map((item) => line.parse(item))) {
      if (event.at <= since) return null;
      if (event.by.organisation === partnerId) return event.at;
    }
  return null;
}
