/** What a manager's order makes of a lead: one judgement for single leads and for batches. */
import type { Policy } from '@rafiq/shared/leads/policy-contract.ts';
import { mayMove, type LeadMove } from '@rafiq/shared/leads/status.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import type { IdKind } from '@rafiq/shared/ids.ts';
import type { WorkCalendar } from '@rafiq/shared/working-time.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findKnownPartner, mustBeActive } from '#functions/partners/index.ts';
import { calendarOf, readCalendars, toldReason, type GivenReason } from '#functions/settings/index.ts';
import { assignTo, expire, redistribute, withdraw } from './domain/assign-lead.ts';
import { deadline } from './domain/clocks.ts';
import { holderOf, isWorked, type Lead } from './domain/lead.ts';
import { readPolicy } from './read-policy.ts';
import type { Move } from './save-lead.ts';
import { creditWrites } from './store/standings.ts';

/** Whom a lead is given to, and the policy that says how long the offer runs. */
export interface Assignee {
  partner: Partner;
  policy: Policy;
  /** When it works, with the week and the public holidays of its country. */
  calendar: WorkCalendar;
}

export type Order =
  | { kind: 'assign'; to: Assignee; note?: string | undefined }
  | { kind: 'redistribute' }
  | { kind: 'withdraw'; given: GivenReason; note?: string | undefined }
  | { kind: 'expire'; given: GivenReason; note?: string | undefined };

/**
 * The partner a manager chose (1 request).
 * @throws Problem `unknown-reference` if there is none, or none in a channel manager's portfolio
 */
export async function readAssignee(caller: Caller, partnerId: string, pointer: string): Promise<Assignee> {
  const [partner, policy, calendars] = await Promise.all([
    findKnownPartner(caller, partnerId),
    readPolicy(),
    readCalendars(),
  ]);
  if (partner === undefined)
    throw new Problem('unknown-reference', { errors: [{ pointer, code: 'unknown-reference' }] });
  return { partner, policy, calendar: calendarOf(partner, calendars) };
}

function mustBeLegal(lead: Lead, move: LeadMove): void {
  const from = lead.state.substatus;
  if (!mayMove(from, move)) throw new Problem('illegal-move', { params: { from, move } });
}

/** How a running offer ends by a manager's hand: withdrawn, its turn given back, and no reason told to the partner. */
const endOffer = ({ state }: Lead): Pick<Move, 'answered' | 'extra'> =>
  state.substatus === 'offered'
    ? { answered: { status: 'withdrawn', reason: null }, extra: creditWrites(state.partnerId, state.turnIn) }
    : {};

/** For the vendor, and for whoever tells the partner that loses it: which one it is taken from. */
export const supersededData = (former: ReturnType<typeof holderOf>) => ({
  supersededPartnerId: former?.partnerId ?? null,
  supersededPartnerName: former?.partnerName ?? null,
});

function assigned(
  lead: Lead,
  { to: { partner, policy, calendar }, note }: Order & { kind: 'assign' },
  at: string,
  offerId: string,
): Move {
  const former = holderOf(lead);
  const move = isWorked(lead.state) ? 'reassign' : 'assign';
  mustBeLegal(lead, move);
  if (former?.partnerId === partner.id) {
    throw new Problem('illegal-move', { params: { from: lead.state.substatus, move } });
  }
  if (!lead.consentToShare.given) throw new Problem('consent-missing');
  if (partner.status !== 'active') throw new Problem('partner-not-active');
  const expiresAt = deadline(at, policy.document.acceptHours, policy.document, calendar);
  const offer = { offerId, partnerId: partner.id, partnerName: partner.name, expiresAt };
  const ended = endOffer(lead);
  return {
    ...ended,
    before: lead,
    after: assignTo(lead, offer, at),
    happened: 'assigned',
    vendorData: supersededData(former),
    note,
    capacity: partner.capacity,
    extra: [mustBeActive(partner.id), ...(ended.extra ?? [])],
  };
}

/**
 * The move an order comes to.
 * @throws Problem `illegal-move`, `consent-missing` or `partner-not-active`
 */
export function moveByManager(
  lead: Lead,
  order: Order,
  at: string,
  newId: (kind: IdKind) => string,
): Move & { before: Lead } {
  if (order.kind === 'assign') return { ...assigned(lead, order, at, newId('offer')), before: lead };
  mustBeLegal(lead, order.kind);
  if (order.kind === 'redistribute') {
    if (!lead.consentToShare.given) throw new Problem('consent-missing');
    return { before: lead, after: redistribute(lead, at), happened: 'redistributed' };
  }
  const told = { before: lead, data: toldReason(order.given), note: order.note };
  if (order.kind === 'withdraw') {
    return { ...told, ...endOffer(lead), after: withdraw(lead, at), happened: 'withdrawn' };
  }
  const end = { reason: order.given.code, note: order.note ?? null };
  return { ...told, after: expire(lead, end, at), happened: 'expired' };
}
