/**
 * Hears that a registration has ended, was refused or submitted anew, that a case was opened, appealed against or settled,
 * and that a partner's relation was ended; and ends the conflict cases that one of their sides has left by it.
 */
import * as z from 'zod';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { consumeEvents } from '#functions/kernel/consume.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import type { Party } from '../domain/conflict-case.ts';
import { endLeftCase } from '../end-left-case.ts';
import { findCase } from '../store/case-store.ts';
import { casesHeldByPartner, casesHeldWith } from '../store/held-cases.ts';

const ofDeal = z.object({ partnerId: z.string(), conflictId: z.string().nullable() });

/** The cases of a registration: that which it has opened, and those whose account it holds (1 request). */
async function casesOfDeal({ subject, data }: StoredEvent): Promise<string[]> {
  const { partnerId, conflictId } = ofDeal.parse(data);
  return [...(conflictId === null ? [] : [conflictId]), ...(await casesHeldWith(partnerId, subject))];
}

/**
 * A case, and those whose account its sides hold with the same registrations: once it is settled, what it has refused does
 * not come back (1 request, and 1 for each side).
 */
async function casesAroundCase({ subject }: StoredEvent): Promise<string[]> {
  const one = await findCase(subject);
  if (one === undefined) return [];
  const heldBy = async ({ partnerId, dealId }: Party): Promise<string[]> =>
    dealId === null ? [] : casesHeldWith(partnerId, dealId);
  const held = await Promise.all([one.claimant, ...one.holders].map(heldBy));
  return [subject, ...held.flat()];
}

async function casesAround(event: StoredEvent): Promise<string[]> {
  if (event.type.startsWith('rafiq.deals.conflict.')) return casesAroundCase(event);
  return event.type.startsWith('rafiq.deals.deal.') ? casesOfDeal(event) : casesHeldByPartner(event.subject);
}

export const handler = consumeEvents(async (event) => {
  for (const conflictId of new Set(await casesAround(event)))
    await endLeftCase(conflictId, {
      at: toInstant(nowMs()),
      by: { kind: 'system', id: 'end-left-cases', organisation: null },
      requestId: event.id,
    });
});
