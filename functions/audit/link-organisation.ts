/** Growing one organisation's chain: read where it stands, link what is new, write on the condition that it still stands there. */
import { ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import { pause } from '#functions/kernel/dynamo.ts';
import { log } from '#functions/kernel/log.ts';
import { digest } from './digest.ts';
import type { AuditedEvent } from './domain/audited-event.ts';
import { beginningOf } from './domain/link.ts';
import { linkEvents } from './domain/link-events.ts';
import { growChain, mostLinks, readChain } from './store/chain-store.ts';

const mostTries = 8;

/** Links those of some events of an organisation that no chain holds yet; answers how many. */
export async function linkOrganisation(
  organisation: string,
  events: readonly AuditedEvent[],
  change: Change,
): Promise<number> {
  let linked = 0;
  for (let start = 0; start < events.length; start += mostLinks) {
    linked += await linkBatch(organisation, events.slice(start, start + mostLinks), change);
  }
  return linked;
}

async function linkBatch(
  organisation: string,
  events: readonly AuditedEvent[],
  change: Change,
): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const { head, fresh } = await readChain(organisation, events);
    if (fresh.length === 0) return 0;
    const grown = linkEvents(head ?? beginningOf(organisation, digest), fresh, digest);
    try {
      await growChain(change, head, grown);
    } catch (error) {
      // Another writer was here: what it linked is not linked again, and what it left is read anew.
      if (!(error instanceof ConditionFailed) || tries === mostTries) throw error;
      await pause(Math.random() * 20 * tries);
      continue;
    }
    // The log is kept apart from the table: a chain that was cut or rewritten no longer has the head told here.
    log.info('chain grew', { ...grown.head, linked: grown.linked.length });
    return grown.linked.length;
  }
}
