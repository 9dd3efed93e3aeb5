/**
 * Leads and offers: their states and the only legal moves between them. The server enforces this table and
 * the screens offer only what it allows. Free of imports so that browsers may load it.
 */

/** However few hours a partner says it works, no customer waits longer for it, unless its clock is longer on the wall. */
export const longestClockDays = 30;

export const leadStatuses = ['new', 'active', 'closed'] as const;
export type LeadStatus = (typeof leadStatuses)[number];

export const leadSubstatuses = [
  'pending',
  'offered',
  'pooled',
  'unplaced',
  'accepted',
  'contacted',
  'qualified',
  'converted',
  'lost',
  'disqualified',
  'expired',
] as const;
export type LeadSubstatus = (typeof leadSubstatuses)[number];

/** The status each substatus belongs to. */
export const statusOf: Readonly<Record<LeadSubstatus, LeadStatus>> = {
  pending: 'new',
  offered: 'new',
  pooled: 'new',
  unplaced: 'new',
  accepted: 'active',
  contacted: 'active',
  qualified: 'active',
  converted: 'closed',
  lost: 'closed',
  disqualified: 'closed',
  expired: 'closed',
};

/** Move → the substatuses it starts from and the one it ends in. */
export const leadMoves = {
  offer: { from: ['pending'], to: 'offered' },
  pool: { from: ['pending'], to: 'pooled' },
  'set-aside': { from: ['pending'], to: 'unplaced' },
  assign: { from: ['pending', 'offered', 'pooled', 'unplaced'], to: 'offered' },
  /** A manager gives a lead that somebody works to another partner. */
  reassign: { from: ['accepted', 'contacted', 'qualified'], to: 'offered' },
  accept: { from: ['offered'], to: 'accepted' },
  claim: { from: ['pooled'], to: 'accepted' },
  decline: { from: ['offered'], to: 'pending' },
  'expire-offer': { from: ['offered'], to: 'pending' },
  withdraw: { from: ['offered', 'pooled', 'accepted', 'contacted', 'qualified'], to: 'pending' },
  /** Its partner did nothing on it for too long, although it was warned. */
  recall: { from: ['accepted', 'contacted', 'qualified'], to: 'pending' },
  redistribute: { from: ['unplaced'], to: 'pending' },
  /** A manager closes what nobody took in time. */
  expire: { from: ['pooled', 'unplaced'], to: 'expired' },
  contact: { from: ['accepted', 'contacted', 'qualified'], to: 'contacted' },
  qualify: { from: ['contacted'], to: 'qualified' },
  convert: { from: ['qualified'], to: 'converted' },
  lose: { from: ['contacted', 'qualified'], to: 'lost' },
  disqualify: { from: ['accepted', 'contacted', 'qualified'], to: 'disqualified' },
} as const satisfies Record<string, { from: readonly LeadSubstatus[]; to: LeadSubstatus }>;
export type LeadMove = keyof typeof leadMoves;

/** Whether a lead in this substatus may make this move. */
export const mayMove = (from: LeadSubstatus, move: LeadMove): boolean =>
  (leadMoves[move].from as readonly LeadSubstatus[]).includes(from);

/** What managers may do with many leads at once, in the order a screen offers it. */
export const batchMoves = ['assign', 'redistribute', 'withdraw', 'expire'] as const;
export type BatchMove = (typeof batchMoves)[number];

/**
 * The table of undoing: where a lead may stand now, and where it may be put back to. Closing is final; an offer that
 * was withdrawn for another cannot be made again; and whatever a person has done since stands.
 */
export const undoMoves: Readonly<
  Record<BatchMove, { from: readonly LeadSubstatus[]; to: readonly LeadSubstatus[] }>
> = {
  assign: { from: ['offered'], to: ['pending', 'pooled', 'unplaced', 'accepted', 'contacted', 'qualified'] },
  redistribute: { from: ['pending', 'offered', 'pooled', 'unplaced'], to: ['unplaced'] },
  withdraw: {
    from: ['pending', 'offered', 'pooled', 'unplaced'],
    to: ['pooled', 'accepted', 'contacted', 'qualified'],
  },
  expire: { from: [], to: [] },
};

/** Whether anything that such a move did can be undone at all. */
export const isUndoable = (move: BatchMove): boolean => undoMoves[move].from.length > 0;

/** Whether a lead that such a move took from one substatus may be put back there from where it stands now. */
export const mayUndo = (move: BatchMove, now: LeadSubstatus, formerly: LeadSubstatus): boolean =>
  undoMoves[move].from.includes(now) && undoMoves[move].to.includes(formerly);

/**
 * The substatus after a move. Contacting again a lead that is already qualified keeps it qualified: the call
 * is recorded, the progress is not lost.
 */
export const afterMove = (from: LeadSubstatus, move: LeadMove): LeadSubstatus =>
  move === 'contact' && from === 'qualified' ? 'qualified' : leadMoves[move].to;

/** The moves a partner may make with a lead it owns, in the order a screen offers them. */
export const partnerMoves = [
  'contact',
  'qualify',
  'convert',
  'lose',
  'disqualify',
] as const satisfies LeadMove[];

export const offerStatuses = ['pending', 'accepted', 'declined', 'expired', 'withdrawn'] as const;
export type OfferStatus = (typeof offerStatuses)[number];

/** Offer status → the ones that may follow; an answered offer never changes again. */
export const offerMoves: Readonly<Record<OfferStatus, readonly OfferStatus[]>> = {
  pending: ['accepted', 'declined', 'expired', 'withdrawn'],
  accepted: [],
  declined: [],
  expired: [],
  withdrawn: [],
};

export const declineReasons = [
  'customer-problem-unclear',
  'next-steps-unclear',
  'unable-to-support',
  'duplicate-of-own-deal',
  'other',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

export const lossReasons = ['price', 'competitor', 'no-budget', 'no-decision', 'timing', 'other'] as const;
export const disqualifyReasons = [
  'not-reachable',
  'no-need',
  'wrong-contact',
  'outside-territory',
  'duplicate',
  'other',
] as const;
export const withdrawReasons = [
  'customer-request',
  'wrong-partner',
  'no-progress',
  'conflict',
  'other',
] as const;

export const expireReasons = ['nobody-found', 'too-old', 'no-consent', 'duplicate', 'other'] as const;

/** The reasons Rafiq begins with, by the move that asks for one; operations choose among them and add their own. */
export const reasonsOf = {
  decline: declineReasons,
  lose: lossReasons,
  disqualify: disqualifyReasons,
  withdraw: withdrawReasons,
  expire: expireReasons,
} as const;
export type ReasonMove = keyof typeof reasonsOf;
/** In the order a screen shows them: what partners are asked first. */
export const reasonMoves = [
  'decline',
  'lose',
  'disqualify',
  'withdraw',
  'expire',
] as const satisfies readonly ReasonMove[];

export const sizeBands = ['1-9', '10-49', '50-249', '250-999', '1000-4999', '5000+'] as const;
export type SizeBand = (typeof sizeBands)[number];
export const valueBands = ['unknown', 'under-5k', '5k-25k', '25k-100k', '100k-500k', 'over-500k'] as const;
export type ValueBand = (typeof valueBands)[number];

/** The band of a company's head count. */
export function sizeBandOf(employees: number): SizeBand {
  if (employees < 10) return '1-9';
  if (employees < 50) return '10-49';
  if (employees < 250) return '50-249';
  if (employees < 1000) return '250-999';
  return employees < 5000 ? '1000-4999' : '5000+';
}
