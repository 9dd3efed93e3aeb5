/** Takes offers back from a suspended partner, and everything it has from a terminated one. */
import { leadMoves } from '@rafiq/shared/leads/status.ts';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { ConditionFailed, commit, type Change } from '#functions/kernel/commit.ts';
import { consumeEvents } from '#functions/kernel/consume.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { log } from '#functions/kernel/log.ts';
import { findPartner } from '#functions/partners/index.ts';
import { withdraw } from '../domain/assign-lead.ts';
import { holderOf } from '../domain/lead.ts';
import { saveLead, untilSettled } from '../save-lead.ts';
import { findLead, listHeld } from '../store/lead-store.ts';
import { findRelease, releasedWrite, releaseWrite, type Release } from '../store/releases.ts';
import { creditWrites } from '../store/standings.ts';

const worked = leadMoves.disqualify.from;

const changeBy = (event: StoredEvent): Change => ({
  at: toInstant(nowMs()),
  by: { kind: 'system', id: 'release-leads', organisation: null },
  requestId: event.id,
});

async function release(leadId: string, event: StoredEvent): Promise<void> {
  await untilSettled(async () => {
    const lead = await findLead(leadId);
    if (lead === undefined || holderOf(lead)?.partnerId !== event.subject) return null;
    const { state } = lead;
    const change = changeBy(event);
    const taken = releasedWrite(event.subject, event.version, { leadId, formerly: state.substatus });
    return saveLead(
      change,
      {
        before: lead,
        after: withdraw(lead, change.at),
        happened: 'withdrawn',
        data: { reason: 'partner-unavailable' },
        ...(state.substatus === 'offered'
          ? {
              answered: { status: 'withdrawn', reason: null },
              extra: [taken, ...creditWrites(state.partnerId, state.turnIn)],
            }
          : { extra: [taken] }),
      },
      null,
    );
  });
}

const keep = (event: StoredEvent, now: Release): Promise<null> =>
  commit(changeBy(event), { writes: [releaseWrite(event.subject, now)], events: [], answer: null });

/** Whether this event has been worked off, or a later one of its partner has taken over. */
const isPast = (known: Release | undefined, event: StoredEvent): boolean =>
  known !== undefined &&
  (known.moveVersion > event.version || (known.moveVersion === event.version && known.finishedAt !== null));

export const handler = consumeEvents(async (event) => {
  const [partner, known] = await Promise.all([findPartner(event.subject), findRelease(event.subject)]);
  // Reinstated before this event was read: nothing is taken away any more.
  if (partner === undefined || partner.status === 'active' || isPast(known, event)) return;
  const startedAt = known?.moveVersion === event.version ? known.startedAt : toInstant(nowMs());
  const begun = { moveVersion: event.version, startedAt };
  const substatuses =
    partner.status === 'terminated' ? (['offered', ...worked] as const) : (['offered'] as const);
  try {
    await keep(event, { ...begun, finishedAt: null });
    for (const substatus of substatuses) {
      for (const leadId of await listHeld(event.subject, substatus)) await release(leadId, event);
    }
    await keep(event, { ...begun, finishedAt: toInstant(nowMs()) });
  } catch (error) {
    if (!(error instanceof ConditionFailed) || error.label !== 'release') throw error;
    log.info('a later move of the partner has taken over', { partnerId: event.subject });
  }
});
