/** Reads the stream for pending leads and places each, those of one country in the order they came. */
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import type { Change } from '#functions/kernel/commit.ts';
import { consumeStream, type ItemChange } from '#functions/kernel/consume.ts';
import { newId } from '#functions/kernel/id.ts';
import { log } from '#functions/kernel/log.ts';
import type { Lead } from '../domain/lead.ts';
import { sharedGrounds, type GroundsReader } from '../grounds.ts';
import { placeLead } from '../place-lead.ts';
import { parseLead } from '../store/lead-items.ts';

/** Leads of one country take turns among the same partners and wait for one another; those of others need not. */
const mostLanes = 4;

interface Waiting {
  lead: Lead;
  /** Its place in the batch. */
  at: number;
}

/** The leads of a batch that wait to be placed, and the places of those that nobody can read. */
function readBatch(changes: readonly ItemChange[]): { waiting: Waiting[]; unreadable: number[] } {
  const waiting: Waiting[] = [];
  const unreadable: number[] = [];
  for (const [at, { after }] of changes.entries()) {
    if (after === undefined) continue;
    try {
      const lead = parseLead(after);
      if (lead.state.substatus === 'pending' && lead.state.heldUntil === null) waiting.push({ lead, at });
    } catch (error) {
      log.error('lead cannot be read', { pk: String(after['pk']), error: error as Error });
      unreadable.push(at);
    }
  }
  return { waiting, unreadable };
}

/** Each country in one lane, in the order of its leads. */
function lanesOf(waiting: readonly Waiting[]): Waiting[][] {
  const countries = Map.groupBy(waiting, ({ lead }) => lead.facts.country);
  const lanes: Waiting[][] = Array.from({ length: Math.min(mostLanes, countries.size) }, () => []);
  for (const [place, ofCountry] of [...countries.values()].entries())
    lanes[place % lanes.length]?.push(...ofCountry);
  return lanes;
}

/** Places the leads of a lane until one fails; answers the place of that one. */
async function placeLane(lane: readonly Waiting[], grounds: GroundsReader): Promise<number | undefined> {
  for (const { lead, at } of lane) {
    try {
      const change: Change = {
        at: toInstant(nowMs()),
        by: { kind: 'system', id: 'place-lead', organisation: null },
        requestId: newId('event'),
      };
      await placeLead(lead, change, grounds);
    } catch (error) {
      log.error('lead was not placed', { leadId: lead.id, error: error as Error });
      return at;
    }
  }
  return undefined;
}

export const handler = consumeStream(async (changes) => {
  const { waiting, unreadable } = readBatch(changes);
  const grounds = sharedGrounds(waiting.map(({ lead }) => lead));
  const stopped = await Promise.all(lanesOf(waiting).map((lane) => placeLane(lane, grounds)));
  const failed = [...unreadable, ...stopped.filter((at) => at !== undefined)];
  // The stream repeats from the first that failed: what was placed behind it has moved on and is left alone.
  return failed.length === 0 ? undefined : Math.min(...failed);
});
