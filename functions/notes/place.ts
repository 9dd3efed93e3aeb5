/** The record a note is about: who may read what is written there, and how it enters the record's timeline. */
import type { NoteSubject } from '@rafiq/shared/notes/contract.ts';
import { besideAccount, findAccount } from '#functions/accounts/index.ts';
import type { RollEntry } from '#functions/identity/index.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import type { Write } from '#functions/kernel/commit.ts';
import type { EventDraft, Written } from '#functions/kernel/event.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { besideLead, leadSeenBy, reachOf, type SeenLead } from '#functions/leads/index.ts';
import { besidePartner, findKnownPartner, mayKnow } from '#functions/partners/index.ts';

export interface Telling {
  id: string;
  /** In the past tense: `noted`, `called`, `met`. */
  happened: string;
  data: Record<string, unknown>;
  note: string | undefined;
  written: Written;
  contact: boolean;
}

export interface Place {
  subject: NoteSubject;
  /** The lead, where it is one. */
  lead: SeenLead | null;
  /** The partner that may be told as well; null where nobody may. */
  owner: SeenLead['owner'];
  /** Holds for a writing of this instant while the place is as it was read. */
  unmoved: (at: string) => Write[];
  /** Whether one of the vendor's people reaches the record. */
  reachedBy: (person: Pick<RollEntry, 'id' | 'role'>) => boolean | Promise<boolean>;
  tell: (told: Telling) => EventDraft;
}

/** A lead as a place for notes. @throws Problem `not-found`, or `illegal-move` before a partner has accepted it */
export async function leadPlace(caller: Caller, leadId: string): Promise<Place> {
  const seen = await leadSeenBy(caller, leadId);
  const { lead, owner, unmoved } = seen;
  return {
    subject: { kind: 'lead', id: leadId },
    lead: seen,
    owner,
    unmoved,
    reachedBy: async ({ id, role }) => (await reachOf({ partnerId: null, userId: id, role }))(lead),
    tell: (told) => besideLead(seen, { ...told, readers: readersOf(caller, told.written) }),
  };
}

/** Whose timelines a note enters: its writer's side, and the other one if it is shared. */
function readersOf(caller: Caller, { shared }: Written): 'vendor' | 'owner' | 'both' {
  if (shared) return 'both';
  return caller.partnerId === null ? 'vendor' : 'owner';
}

/** An account as a place for notes: open to all of the vendor's people. @throws Problem `not-found` */
export async function accountPlace(accountId: string): Promise<Place> {
  const account = await findAccount(accountId);
  if (account === undefined) throw new Problem('not-found');
  return {
    subject: { kind: 'account', id: accountId },
    lead: null,
    owner: null,
    unmoved: () => [],
    reachedBy: () => true,
    tell: ({ contact: _, ...told }) => besideAccount(account, told),
  };
}

/** A partner as a place for notes: open to those of the vendor who may know of it. @throws Problem `not-found` */
export async function partnerPlace(caller: Caller, partnerId: string): Promise<Place> {
  const partner = await findKnownPartner(caller, partnerId);
  if (partner === undefined) throw new Problem('not-found');
  return {
    subject: { kind: 'partner', id: partnerId },
    lead: null,
    owner: null,
    unmoved: () => [],
    reachedBy: ({ id, role }) => mayKnow({ userId: id, role }, partner),
    tell: ({ contact: _, ...told }) => besidePartner(partner, told),
  };
}

/** The place of a note again, for those who may still see it. */
export function placeOf(caller: Caller, { kind, id }: NoteSubject): Promise<Place> {
  if (kind === 'lead') return leadPlace(caller, id);
  if (caller.partnerId !== null) throw new Problem('not-found');
  return kind === 'account' ? accountPlace(id) : partnerPlace(caller, id);
}
