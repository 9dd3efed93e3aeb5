/** Takes back what a suspended or terminated partner holds: open offers at once, accepted leads only at termination. */
import { leadMoves } from '@rafiq/shared/leads/status.ts';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { consumeEvents } from '#functions/kernel/consume.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { findPartner } from '#functions/partners/index.ts';
import { withdraw } from '../domain/assign-lead.ts';
import { holderOf } from '../domain/lead.ts';
import { saveLead, untilSettled } from '../save-lead.ts';
import { creditWrites } from '../store/standings.ts';
import { findLead, listHeld } from '../store/lead-store.ts';

const worked = leadMoves.disqualify.from;

async function release(leadId: string, event: StoredEvent): Promise<void> {
  await untilSettled(async () => {
    const lead = await findLead(leadId);
    if (lead === undefined || holderOf(lead)?.partnerId !== event.subject) return null;
    const { state } = lead;
    const at = toInstant(nowMs());
    const change = {
      at,
      by: { kind: 'system', id: 'release-leads', organisation: null },
      requestId: event.id,
    } as const;
    return saveLead(
      change,
      {
        before: lead,
        after: withdraw(lead, at),
        happened: 'withdrawn',
        data: { reason: 'partner-unavailable' },
        ...(state.substatus === 'offered'
          ? {
              answered: { status: 'withdrawn', reason: 'partner-unavailable' },
              extra: creditWrites(state.partnerId, state.turnIn),
            }
          : {}),
      },
      null,
    );
  });
}

export const handler = consumeEvents(async (event) => {
  const partner = await findPartner(event.subject);
  // Reinstated before this event was read: nothing is taken away any more.
  if (partner === undefined || partner.status === 'active') return;
  const substatuses =
    partner.status === 'terminated' ? (['offered', ...worked] as const) : (['offered'] as const);
  for (const substatus of substatuses) {
    for (const leadId of await listHeld(event.subject, substatus)) await release(leadId, event);
  }
});
