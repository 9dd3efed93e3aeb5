/**
 * Deals: the states of a registration and the only legal moves between them. The server enforces this table and the
 * screens offer only what it allows. Free of imports so that browsers may load it.
 */

export const registrationStatuses = [
  'draft',
  'submitted',
  'in-review',
  'action-required',
  'approved',
  'rejected',
  'duplicate',
  'withdrawn',
  'won',
  'lost',
  'released',
  'expired',
] as const;
export type RegistrationStatus = (typeof registrationStatuses)[number];

/** Those that wait for a decision: they count as open, and towards a partner's cap. */
export const undecidedStatuses = ['submitted', 'in-review', 'action-required'] as const;

/** Those that count towards a partner's cap: they wait for a decision or are protected. */
export const openStatuses = [...undecidedStatuses, 'approved'] as const satisfies RegistrationStatus[];

export const isOpen = (status: RegistrationStatus): boolean =>
  (openStatuses as readonly RegistrationStatus[]).includes(status);

/**
 * Move → the statuses it starts from and the one it ends in. A registration is judged in the transaction that submits
 * it: `submitted` is where the rules find it, and no record rests there.
 */
export const registrationMoves = {
  submit: { from: ['draft', 'action-required'], to: 'submitted' },
  /** What stood in its way has gone, and it is judged once more, as if it were submitted now. */
  'judge-anew': { from: ['in-review', 'rejected'], to: 'submitted' },
  'send-to-review': { from: ['submitted'], to: 'in-review' },
  'find-duplicate': { from: ['submitted'], to: 'duplicate' },
  approve: { from: ['submitted', 'in-review'], to: 'approved' },
  reject: { from: ['submitted', 'in-review'], to: 'rejected' },
  /** A manager needs to know more; only what it asks for may be changed. */
  ask: { from: ['in-review'], to: 'action-required' },
  withdraw: { from: ['draft', 'submitted', 'in-review', 'action-required'], to: 'withdrawn' },
  /** What was withdrawn may be mended and submitted again. */
  reopen: { from: ['withdrawn'], to: 'draft' },
  'check-in': { from: ['approved'], to: 'approved' },
  'request-extension': { from: ['approved'], to: 'approved' },
  'grant-extension': { from: ['approved'], to: 'approved' },
  'refuse-extension': { from: ['approved'], to: 'approved' },
  win: { from: ['approved'], to: 'won' },
  lose: { from: ['approved'], to: 'lost' },
  /** Its partner, or whoever watches that protection is used, gives the account free. */
  release: { from: ['approved'], to: 'released' },
  expire: { from: ['approved'], to: 'expired' },
  /** A conflict case is resolved in its favour, or against it. */
  prevail: { from: ['in-review', 'action-required', 'rejected', 'released'], to: 'approved' },
  'give-way': { from: ['in-review', 'action-required', 'approved'], to: 'rejected' },
} as const satisfies Record<string, { from: readonly RegistrationStatus[]; to: RegistrationStatus }>;
export type RegistrationMove = keyof typeof registrationMoves;

/** Whether a registration in this status may make this move. */
export const mayMoveDeal = (from: RegistrationStatus, move: RegistrationMove): boolean =>
  (registrationMoves[move].from as readonly RegistrationStatus[]).includes(from);

/** Why a person of the vendor does not approve a registration. */
export const rejectReasons = [
  'protected-elsewhere',
  'vendor-direct',
  'not-qualified',
  'customer-request',
  'incomplete',
  'other',
] as const;
export type RejectReason = (typeof rejectReasons)[number];

/** Why more time is asked for. */
export const extensionReasons = [
  'customer-delay',
  'budget-cycle',
  'technical-evaluation',
  'procurement',
  'other',
] as const;
export type ExtensionReason = (typeof extensionReasons)[number];

/** What a manager may ask to be mended. */
export const askableFields = [
  'company',
  'contact',
  'product',
  'value',
  'expected-close',
  'description',
] as const;
export type AskableField = (typeof askableFields)[number];

/** What a private check answers, and nothing else. */
export const checkAnswers = ['clear', 'may-conflict', 'protected'] as const;
export type CheckAnswer = (typeof checkAnswers)[number];
