/**
 * Conflict cases: their states and the only legal moves between them. Free of imports so that browsers may load it.
 */

export const caseStatuses = [
  'open',
  'under-review',
  'awaiting-parties',
  'resolved',
  'appealed',
  'final',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** Those that wait for somebody of the vendor, or for the parties. */
export const unsettledCaseStatuses = [
  'open',
  'under-review',
  'awaiting-parties',
  'appealed',
] as const satisfies CaseStatus[];

/** How a case ends. */
export const resolutions = ['upheld', 'transferred', 'split', 'co-sell', 'dismissed'] as const;
export type Resolution = (typeof resolutions)[number];

/** What the vendor's own texts for cases are for: asking both sides, or one of the ways to end it. */
export const caseTextUses = ['ask', ...resolutions] as const;
export type CaseTextUse = (typeof caseTextUses)[number];

/** How many texts one use can have, and how long each may be in one language. */
export const mostCaseTexts = 12;
export const longestCaseText = 600;

/**
 * Who has resolved a case: the rules that refused a registration, or a person. Else it has ended by itself, and nobody has
 * decided it: whoever held the account has left it, or whoever claimed the deal.
 */
export const resolvers = ['rules', 'person', 'holders-left', 'claimant-left'] as const;
export type Resolver = (typeof resolvers)[number];

/** What the end of a case comes to for one side; `ended`: nobody decided about it. */
export const caseEffects = ['kept', 'gained', 'lost', 'shared', 'ended'] as const;
export type CaseEffect = (typeof caseEffects)[number];

/** Move → the statuses it starts from and the one it ends in. */
export const caseMoves = {
  /** A manager makes it its own. */
  take: { from: ['open', 'under-review', 'awaiting-parties', 'appealed'], to: 'under-review' },
  /**
   * Both sides are asked for evidence, until a clock runs out. At an appeal, too: whoever holds the account may hear of the
   * case for the first time then, and must be heard before it loses anything for good.
   */
  'ask-parties': { from: ['open', 'under-review', 'appealed'], to: 'awaiting-parties' },
  'give-evidence': { from: ['open', 'under-review', 'awaiting-parties', 'appealed'], to: 'awaiting-parties' },
  /** The clock of the parties ran out. */
  'stop-waiting': { from: ['awaiting-parties'], to: 'under-review' },
  resolve: { from: ['open', 'under-review', 'awaiting-parties'], to: 'resolved' },
  appeal: { from: ['resolved'], to: 'appealed' },
  /** What was appealed is decided for the last time; what nobody appealed in time stands. */
  finalise: { from: ['appealed', 'resolved'], to: 'final' },
  /** The registration it is about has left it, or nothing is left that stands in its way. */
  close: { from: ['open', 'under-review', 'awaiting-parties', 'appealed'], to: 'final' },
} as const satisfies Record<string, { from: readonly CaseStatus[]; to: CaseStatus }>;
export type CaseMove = keyof typeof caseMoves;

/** Whether a case in this status may make this move. */
export const mayMoveCase = (from: CaseStatus, move: CaseMove): boolean =>
  (caseMoves[move].from as readonly CaseStatus[]).includes(from);

/** The status after a move: evidence and taking over leave a case where its clock runs, and an appeal stays one. */
export const afterCaseMove = (from: CaseStatus, move: CaseMove): CaseStatus => {
  if (move === 'give-evidence') return from;
  if (move === 'take' && (from === 'awaiting-parties' || from === 'appealed')) return from;
  if (move === 'ask-parties' && from === 'appealed') return from;
  return caseMoves[move].to;
};

/** Whether a resolution leaves those that hold the account as they were: then there is nothing they need to hear of. */
export const sparesHolders = (resolution: Resolution): boolean =>
  resolution === 'upheld' || resolution === 'dismissed';

/** Who holds the account and has not been heard: until when it is waited for, null where it was not told yet. */
export interface Unheard {
  until: string | null;
}

/** Whether those that hold the account are still to be heard at an instant; once their time is over they had it. */
export const isUnheard = (unheard: Unheard | null, at: string): boolean =>
  unheard !== null && (unheard.until === null || unheard.until > at);

/** Which side of a case a partner is on. */
export const caseSides = ['claimant', 'holder'] as const;
export type CaseSide = (typeof caseSides)[number];
