/**
 * Makes placements again: `TABLE_NAME=… node functions/leads/cli/replay.ts [LEAD…]` with credentials that may read the
 * table. Without a lead, every decision that is kept. Ends with 1 if one comes out otherwise.
 */
import { parseArgs } from 'node:util';
import { everyItem } from '#functions/kernel/cli/every-item.ts';
import { queryAll, type Item } from '#functions/kernel/dynamo.ts';
import { replayOf } from '../replay-of.ts';
import { parseDecision } from '../store/decisions.ts';
import { recordKey } from '../store/lead-keys.ts';
import { findLead } from '../store/lead-store.ts';

async function* decisionsOf(leadIds: readonly string[]): AsyncGenerator<Item> {
  for (const leadId of leadIds)
    yield* await queryAll({ partition: recordKey(leadId).pk, prefix: 'DECISION#' });
}

const { positionals } = parseArgs({ allowPositionals: true });
const verdicts = new Map<string, number>();
for await (const item of positionals.length === 0 ? everyItem('decision') : decisionsOf(positionals)) {
  const leadId = String(item['pk']).slice(recordKey('').pk.length);
  const lead = await findLead(leadId);
  if (lead === undefined) continue;
  const decision = parseDecision(item);
  const { verdict } = await replayOf(decision, lead);
  verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  if (positionals.length > 0) console.log(`${decision.id} of ${decision.at}: ${verdict}`);
  if (verdict !== 'different') continue;
  process.exitCode = 1;
  if (positionals.length === 0) console.log(`DIFFERENT ${decision.id} of lead ${leadId}`);
}
const all = [...verdicts].sort(([one], [other]) => (one < other ? -1 : 1));
console.log(
  all.length === 0 ? 'No decision was found.' : all.map(([name, count]) => `${count} ${name}`).join(', '),
);
