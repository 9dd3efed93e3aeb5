/** Reasons, in the reader's words. */
import type {
  declineReasons,
  disqualifyReasons,
  expireReasons,
  lossReasons,
  ReasonMove,
  withdrawReasons,
} from '@rafiq/shared/leads/status.ts';
import { m } from '#lib/paraglide/messages.js';

type Words<Code extends string> = Readonly<Record<Code, () => string>>;

/** Why an offer is declined, a lead lost, disqualified or closed untaken. */
export const reasonWords: Words<
  | (typeof declineReasons)[number]
  | (typeof lossReasons)[number]
  | (typeof disqualifyReasons)[number]
  | (typeof expireReasons)[number]
> = {
  'customer-problem-unclear': m.reason_problem_unclear,
  'next-steps-unclear': m.reason_steps_unclear,
  'unable-to-support': m.reason_unable,
  'duplicate-of-own-deal': m.reason_own_deal,
  other: m.reason_other,
  price: m.reason_price,
  competitor: m.reason_competitor,
  'no-budget': m.reason_no_budget,
  'no-decision': m.reason_no_decision,
  timing: m.reason_timing,
  'not-reachable': m.reason_not_reachable,
  'no-need': m.reason_no_need,
  'wrong-contact': m.reason_wrong_contact,
  'outside-territory': m.reason_outside_territory,
  duplicate: m.reason_duplicate,
  'nobody-found': m.reason_nobody_found,
  'too-old': m.reason_too_old,
  'no-consent': m.reason_no_consent,
};

/** Why a lead is taken back from its partner. */
export const withdrawReasonWords: Words<(typeof withdrawReasons)[number]> = {
  'customer-request': m.withdraw_customer_request,
  'wrong-partner': m.withdraw_wrong_partner,
  'no-progress': m.withdraw_no_progress,
  conflict: m.withdraw_conflict,
  other: m.reason_other,
};

/** What forms may ask for, as the settings have it: codes in their order, and what the vendor's own ones say. */
export interface Reasons {
  lists: Readonly<Record<ReasonMove, readonly string[]>>;
  names: Readonly<Record<string, string>>;
}

/** Of a move that is not known: no code of one list says something else in the other. */
const anyReasonWords = { ...withdrawReasonWords, ...reasonWords };

function shippedWords(move: ReasonMove | null): Readonly<Record<string, () => string>> {
  if (move === null) return anyReasonWords;
  return move === 'withdraw' ? withdrawReasonWords : reasonWords;
}

/**
 * The words of a reason, also of one that is no longer offered; a code nobody has words for shows itself.
 * @param move what it is the reason of; null where that is not known
 * @param names what the vendor's own ones say
 */
export const reasonLabel = (move: ReasonMove | null, code: string, names: Reasons['names'] = {}): string =>
  shippedWords(move)[code]?.() ?? names[code] ?? code;

/** The words of a reason as the settings list it, with its own text beside it. */
export const listedReasonLabel = (move: ReasonMove, { code, text }: { code: string; text: string }): string =>
  reasonLabel(move, code, { [code]: text });

/** The choices of a form that asks for the reason of a move, in the order of the settings. */
export const reasonChoices = (
  move: ReasonMove,
  { lists, names }: Reasons,
): { value: string; label: string }[] =>
  lists[move].map((value) => ({ value, label: reasonLabel(move, value, names) }));

/** The words of a reason that may be missing, of whichever move. */
export const reasonName = (code: string | null, names?: Reasons['names']): string | null =>
  code === null ? null : reasonLabel(null, code, names);
