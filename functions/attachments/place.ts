/** What files are attached to, as the caller may meet it: a lead, a registration, a conflict case, an account or a partner. */
import { besideAccount, findAccount } from '#functions/accounts/index.ts';
import { besideCase, besideDeal, caseSeenBy, dealSeenBy } from '#functions/deals/index.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import type { Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { untilSettledOn } from '#functions/kernel/until-settled-on.ts';
import { besideLead, leadSeenBy } from '#functions/leads/index.ts';
import { besidePartner, findKnownPartner } from '#functions/partners/index.ts';
import type { Subject } from './domain/attachment.ts';

/** That a file was attached, as a timeline tells it. */
interface Attached {
  id: string;
  attachmentId: string;
  fileName: string;
  /** Whose timeline it enters: the vendor's, that of the partner, or both. */
  readers: 'vendor' | 'owner' | 'both';
}

interface Place {
  /** The partner that shares files with the vendor here; null where there is none. */
  partnerId: string | null;
  /** Its status, where nothing is attached to it any more; else null. */
  closedAs: string | null;
  /** What binds a writing of this instant to how it stood when it was read. */
  unmoved: (at: string) => Write[];
  attached: (told: Attached) => EventDraft;
}

async function leadPlace(caller: Caller, leadId: string): Promise<Place> {
  const seen = await leadSeenBy(caller, leadId);
  return {
    partnerId: seen.owner?.id ?? null,
    closedAs: null,
    unmoved: seen.unmoved,
    attached: ({ id, attachmentId, fileName, readers }) =>
      besideLead(seen, { id, happened: 'attached', data: { attachmentId }, note: fileName, readers }),
  };
}

async function dealPlace(caller: Caller, dealId: string): Promise<Place> {
  const { deal, unmoved } = await dealSeenBy(caller, dealId);
  return {
    partnerId: deal.partnerId,
    closedAs: null,
    unmoved: () => unmoved,
    attached: ({ id, attachmentId, readers }) =>
      besideDeal(deal, { id, happened: 'attached', data: { attachmentId }, readers }),
  };
}

async function casePlace(caller: Caller, conflictId: string): Promise<Place> {
  const { conflict, closedAs, unmoved } = await caseSeenBy(caller, conflictId);
  const { partnerId } = caller;
  return {
    partnerId,
    closedAs,
    unmoved: () => unmoved,
    attached: ({ id, attachmentId }) =>
      besideCase(conflict, partnerId, { id, happened: 'attached', data: { attachmentId } }),
  };
}

/** What the vendor keeps files with for itself. No partner has any, whichever way it comes by the id of one. */
const ofVendorAlone = { partnerId: null, closedAs: null, unmoved: () => [] };

async function accountPlace({ partnerId }: Caller, accountId: string): Promise<Place> {
  const account = partnerId === null ? await findAccount(accountId) : undefined;
  if (account === undefined) throw new Problem('not-found');
  return {
    ...ofVendorAlone,
    attached: ({ id, attachmentId, fileName }) =>
      besideAccount(account, { id, happened: 'attached', data: { attachmentId }, note: fileName }),
  };
}

async function partnerPlace(caller: Caller, partnerId: string): Promise<Place> {
  const partner = caller.partnerId === null ? await findKnownPartner(caller, partnerId) : undefined;
  if (partner === undefined) throw new Problem('not-found');
  return {
    ...ofVendorAlone,
    attached: ({ id, attachmentId, fileName }) =>
      besidePartner(partner, { id, happened: 'attached', data: { attachmentId }, note: fileName }),
  };
}

const places = {
  lead: leadPlace,
  deal: dealPlace,
  conflict: casePlace,
  account: accountPlace,
  partner: partnerPlace,
} as const satisfies Record<Subject['kind'], unknown>;

/**
 * What a file is, or is to be, attached to (1 or 2 requests).
 * @throws Problem `not-found` beyond the caller's reach, `illegal-move` for a lead it has not accepted yet
 */
export const placeSeenBy = (caller: Caller, { kind, id }: Subject): Promise<Place> =>
  places[kind](caller, id);

/** Reads and decides again when what a file is attached to moved between the reading and the writing. */
export const untilPlaceSettled = untilSettledOn('record', 'deal', 'case');
