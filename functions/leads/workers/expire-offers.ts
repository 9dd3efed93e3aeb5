/** Moves on what a clock has run out for: offers nobody answered, and leads held until someone is back. */
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import { consumeSchedule } from '#functions/kernel/consume.ts';
import { newId } from '#functions/kernel/id.ts';
import { log } from '#functions/kernel/log.ts';
import { returnToDistribution } from '../domain/answer-offer.ts';
import { advance, type Lead } from '../domain/lead.ts';
import { saveLead } from '../save-lead.ts';
import { allDueLists } from '../store/lead-keys.ts';
import { findLeads, listDue } from '../store/lead-store.ts';

const batchOfShard = 25;
const mostBatches = 40;

async function moveOn(lead: Lead, change: Change): Promise<void> {
  const { state } = lead;
  if (state.substatus === 'offered' && state.expiresAt <= change.at) {
    const after = returnToDistribution(lead, state.partnerId, change.at);
    await saveLead(
      change,
      { before: lead, after, happened: 'offer-expired', answered: { status: 'expired', reason: null } },
      null,
    );
  } else if (state.substatus === 'pending' && state.heldUntil !== null && state.heldUntil <= change.at) {
    const after = advance(lead, { substatus: 'pending', heldUntil: null }, change.at, { placement: null });
    await saveLead(change, { before: lead, after, happened: 'resumed' }, null);
  }
}

export const handler = consumeSchedule(async () => {
  for (let batch = 0; batch < mostBatches; batch += 1) {
    const at = toInstant(nowMs());
    const leads = await findLeads(await listDue(allDueLists, at, batchOfShard));
    if (leads.length === 0) return;
    let moved = 0;
    for (const lead of leads) {
      try {
        await moveOn(lead, {
          at,
          by: { kind: 'system', id: 'expire-offers', organisation: null },
          requestId: newId('event'),
        });
        moved += 1;
      } catch (error) {
        // Answered at the last moment: the answer stands and the clock is gone.
        if (!(error instanceof ConditionFailed)) throw error;
        log.info('lead moved on before its clock was read', { leadId: lead.id });
      }
    }
    // The index may still show what was just moved on; the next run sees the rest.
    if (moved === 0 || leads.length < batchOfShard) return;
  }
});
