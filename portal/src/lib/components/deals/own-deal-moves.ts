/** What a partner itself does with a registration, and in which order a page offers it. Free of schemas. */
import { mayMoveDeal } from '@rafiq/shared/deals/status.ts';
import type { RegistrationMove, RegistrationStatus } from '@rafiq/shared/deals/status.ts';

/** Those that lead on stand before those that end it. */
export const ownDealMoves = [
  'submit',
  'check-in',
  'request-extension',
  'win',
  'reopen',
  'lose',
  'withdraw',
  'release',
] as const satisfies readonly RegistrationMove[];
export type OwnDealMove = (typeof ownDealMoves)[number];

/** Moves that ask for something first. */
export const askingMoves = [
  'check-in',
  'request-extension',
  'win',
  'lose',
  'withdraw',
  'release',
] as const satisfies readonly OwnDealMove[];
export type AskingMove = (typeof askingMoves)[number];

export const isAsking = (move: string | null | undefined): move is AskingMove =>
  (askingMoves as readonly string[]).includes(move ?? '');

interface Standing {
  status: RegistrationStatus;
  protection: { pending: object | null; extensionsLeft: number } | null;
  /** What it must say and does not. */
  missing: readonly string[];
}

/**
 * The moves that are legal from here and can succeed: an incomplete draft is finished before it is submitted, and
 * what was sent back is mended first; one request for more time at a time, and none where none are left.
 */
export const offeredMoves = ({ status, protection, missing }: Standing): OwnDealMove[] =>
  ownDealMoves.filter((move) => {
    if (!mayMoveDeal(status, move)) return false;
    if (move === 'submit') return status === 'draft' && missing.length === 0;
    if (move === 'request-extension')
      return protection !== null && protection.pending === null && protection.extensionsLeft > 0;
    return true;
  });
