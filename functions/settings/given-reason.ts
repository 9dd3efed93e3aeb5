/** The reason that somebody gives for a move: which it is, what it says, and whether it is offered now. */
import type { ReasonMove } from '@rafiq/shared/leads/status.ts';
import type { OwnText } from '@rafiq/shared/settings/status.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findReasons } from './store/reason-store.ts';

export interface GivenReason {
  code: string;
  /** What one of the vendor's own says; null for those Rafiq begins with. */
  texts: OwnText | null;
  offered: boolean;
}

/** A reason of a move, offered or not (1 request): what was accepted goes on, whatever was switched off since. */
export async function findReason(move: ReasonMove, code: string): Promise<GivenReason> {
  const kept = (await findReasons()).lists[move].find((reason) => reason.code === code);
  return { code, texts: kept?.texts ?? null, offered: kept?.on === true };
}

/**
 * Lets through what is offered now. One that is switched off in this very moment may still come through: it says what
 * it says either way.
 * @throws Problem `reason-not-offered`, naming the field
 */
export function mustBeOffered(given: GivenReason, pointer: string): GivenReason {
  if (given.offered) return given;
  throw new Problem('reason-not-offered', { errors: [{ pointer, code: 'reason-not-offered' }] });
}

/** A reason that is offered now (1 request). @throws Problem `reason-not-offered` */
export const offeredReason = async (move: ReasonMove, code: string): Promise<GivenReason> =>
  mustBeOffered(await findReason(move, code), '/reason');

/** What an event tells of a reason: the vendor's own words come along as they were when it was given. */
export const toldReason = ({ code, texts }: GivenReason): { reason: string; reasonTexts?: OwnText } => ({
  reason: code,
  ...(texts === null ? {} : { reasonTexts: texts }),
});
