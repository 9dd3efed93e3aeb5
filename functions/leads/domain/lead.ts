/** A lead as the vendor keeps it: the record from which every reader's view is made. */
import { namedAccount } from '@rafiq/shared/accounts/contract.ts';
import { consent, leadCustomer, leadFacts } from '@rafiq/shared/leads/contract.ts';
import { among } from '@rafiq/shared/leads/policy-rule.ts';
import { leadSubstatuses, type LeadSubstatus } from '@rafiq/shared/leads/status.ts';
import type { Reason } from '@rafiq/shared/reason.ts';
import { reasonParams } from '@rafiq/shared/reason.ts';
import { externalRef } from '@rafiq/shared/text.ts';
import * as z from 'zod';

const keptReason: z.ZodType<Reason> = z.object({ code: z.string(), params: reasonParams });
const holder = { partnerId: z.string(), partnerName: z.string() };

/** An offer that runs: to whom, until when, and whose turn it took. */
const offered = z.object({
  substatus: z.literal('offered'),
  ...holder,
  offerId: z.string(),
  offeredAt: z.string(),
  expiresAt: z.string(),
  /** The standings that counted this offer as a turn (`turnScopes`); empty if it took none. */
  turnIn: z.array(z.string()),
});

const owned = {
  ...holder,
  acceptedAt: z.string(),
  contactBy: z.string(),
  firstContactedAt: z.string().nullable(),
};

/** How long a partner has done nothing on a lead. */
const idle = z.object({
  /** When it last moved, or was last seen to be worked on: its partner may have done something since. */
  since: z.string(),
  /** When it is recalled; null until its partner was warned. */
  recallAt: z.string().nullable(),
  /** When its partner was warned; absent: it was not, or before this was kept. */
  warnedAt: z.string().optional(),
  /** Since when it would rest had its partner never been away; absent: since it rests. */
  countsFrom: z.string().optional(),
});

const ending = {
  closedAt: z.string(),
  closeReason: z.string().nullable(),
  closeNote: z.string().nullable(),
};

const worked = z.object({
  substatus: z.enum(['accepted', 'contacted', 'qualified']),
  ...owned,
  /** Null for one that was taken on before such clocks were kept, until it moves. */
  idle: idle.nullable().default(null),
  /** Whether its partner claimed it from the pool. */
  claimed: z.boolean().default(false),
});
const closed = z.object({
  substatus: z.enum(['converted', 'lost', 'disqualified']),
  ...owned,
  ...ending,
  dealValue: z.object({ amount: z.string(), currency: z.string() }).nullable(),
});

/** Nobody took it in time: it ended without ever having had an owner at its end. */
const expired = z.object({ substatus: z.literal('expired'), ...ending });

const state = z.discriminatedUnion('substatus', [
  z.object({ substatus: z.literal('pending'), heldUntil: z.string().nullable() }),
  offered,
  z.object({ substatus: z.literal('pooled'), pooledAt: z.string() }),
  z.object({ substatus: z.literal('unplaced'), reason: keptReason }),
  worked,
  closed,
  expired,
]);
export type LeadState = z.output<typeof state>;
export type OfferedState = z.output<typeof offered>;
export type WorkedState = z.output<typeof worked>;
export type ClosedState = z.output<typeof closed>;
export type ExpiredState = z.output<typeof expired>;

export const lead = z.object({
  id: z.string(),
  facts: leadFacts,
  customer: leadCustomer,
  /** The account by whose name it came, where that was merged into its own by then; it stays with its own for good. */
  cameAs: namedAccount.nullable().default(null),
  consentToShare: consent,
  consentToContact: consent,
  source: z.record(z.string(), z.string()),
  externalRef: externalRef.nullable(),
  /** How many partners have been offered it since it was submitted or distributed again. */
  hops: z.number().int(),
  /** How many of these offers its account decided: they are none of a cascade's. Absent where none was. */
  accountOffers: z.number().int().optional(),
  /** Partners that refused it, let it expire or had it taken away: it is not offered to them again. */
  refusedBy: z.array(z.string()),
  /** When it was last put into the pool: those who could have claimed it there may be told that it is taken. */
  lastPooledAt: z.string().nullable().default(null),
  /** Who could claim it there; null: everybody who may get it. */
  pooledFor: among.nullable().default(null),
  /** The version of the policy that placed it last; null where none has, or a person did since. */
  placedBy: z.number().int().nullable().default(null),
  /** Why it stands where it stands, for the vendor. */
  placement: keptReason.nullable(),
  /** Why its partner was chosen, without anything of rivals. */
  why: keptReason.nullable(),
  state,
  createdAt: z.string(),
  updatedAt: z.string(),
  version: z.number().int(),
  /** The version by which it came to whoever holds it now. */
  heldFrom: z.number().int().default(1),
});
export type Lead = z.output<typeof lead>;

/** What a lead is placed by. */
export type Placeable = Pick<Lead, 'facts' | 'hops' | 'accountOffers' | 'refusedBy'> & {
  customer: Pick<Lead['customer'], 'postalCode'>;
};

/** A lead as it arrived: what placing it needs, and nothing of the person in it. */
export const arrival = z.object({
  id: z.string(),
  facts: leadFacts,
  customer: leadCustomer.pick({ postalCode: true }),
  consentToShare: consent.pick({ given: true }),
});
export type Arrival = z.output<typeof arrival>;

export const isWorked = (from: LeadState): from is WorkedState =>
  from.substatus === 'accepted' || from.substatus === 'contacted' || from.substatus === 'qualified';

/** The partner that claimed a lead and has not contacted its customer yet; null where there is none. */
export const uncontactedClaimant = ({ state: at }: Lead): string | null =>
  isWorked(at) && at.claimed && at.firstContactedAt === null ? at.partnerId : null;

/** Whether a lead was closed by the partner that owned it. */
export const isClosed = (from: LeadState): from is ClosedState =>
  from.substatus === 'converted' || from.substatus === 'lost' || from.substatus === 'disqualified';

/** Whether a lead has ended, whoever ended it: nothing leads out of it. */
export const hasEnded = (from: LeadState): from is ClosedState | ExpiredState =>
  isClosed(from) || from.substatus === 'expired';

/** The partner that holds a lead or an offer of it; null while nobody does. */
export const holderOf = ({ state: at }: Lead): { partnerId: string; partnerName: string } | null =>
  at.substatus === 'offered' || isWorked(at) || isClosed(at) ? at : null;

/** Whether a lead counts against its partner's capacity: an offer that runs, or a lead being worked. */
export const occupies = ({ state: at }: Lead): boolean => at.substatus === 'offered' || isWorked(at);

/**
 * Whether the answer to a move shows the customer's contact to the one who made it: to the partner that owns the lead
 * now, and to the vendor's people, but not to whoever brought the lead and knows it anyway.
 */
export const showsContactTo = (
  organisation: string | null,
  before: Lead | undefined,
  after: Lead,
): boolean => {
  if (before === undefined) return false;
  if (organisation === 'vendor') return true;
  return organisation === holderOf(after)?.partnerId && after.state.substatus !== 'offered';
};

/** The same lead in its next state: one version further. */
export function advance(from: Lead, to: LeadState, at: string, change: Partial<Lead> = {}): Lead {
  const version = from.version + 1;
  const after = { ...from, ...change, state: to, updatedAt: at, version };
  const stays = holderOf(from)?.partnerId === holderOf(after)?.partnerId;
  return { ...after, heldFrom: stays ? from.heldFrom : version };
}

/**
 * The version as the partner that holds a lead counts it: from one, when it came. The record's own would tell how
 * many others had it before.
 */
export const versionForHolder = ({ version, heldFrom }: Pick<Lead, 'version' | 'heldFrom'>): number =>
  version - heldFrom + 1;

/** Every substatus has a list of its own; this is their order in merged lists. */
export const allSubstatuses: readonly LeadSubstatus[] = leadSubstatuses;
