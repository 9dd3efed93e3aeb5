/** Moves on what a clock has run out for: offers nobody answered, and leads held until someone is back. */
import type { Change } from '#functions/kernel/commit.ts';
import { consumeSchedule } from '#functions/kernel/consume.ts';
import { readEachDue, sweep, type Due } from '#functions/kernel/sweep.ts';
import { returnToDistribution } from '../domain/answer-offer.ts';
import { advance, type Lead } from '../domain/lead.ts';
import { saveLead } from '../save-lead.ts';
import { allDueLists } from '../store/lead-keys.ts';
import { findLead, listDue } from '../store/lead-store.ts';

/** @throws ConditionFailed where it was answered at the last moment: the answer stands and the clock is gone */
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

const readDue = async (at: string, mostOfShard: number): Promise<Due[]> =>
  readEachDue(await listDue(allDueLists, at, mostOfShard), findLead, moveOn);

export const handler = consumeSchedule(() => sweep('expire-offers', readDue));
