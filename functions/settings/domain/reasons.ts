import { reasonMoves, reasonsOf, type ReasonMove } from '@rafiq/shared/leads/status.ts';
import type { OwnText } from '@rafiq/shared/settings/status.ts';

/** A reason as it is kept; only the vendor's own carry their texts. */
export interface KeptReason {
  code: string;
  on: boolean;
  texts: OwnText | null;
}

export interface KeptReasons {
  lists: Readonly<Record<ReasonMove, readonly KeptReason[]>>;
  savedAt: string | null;
  version: number;
}

/** Each move's list as a table: what `make` gives for it. */
export const ofEachMove = <Value>(make: (move: ReasonMove) => Value): Record<ReasonMove, Value> =>
  Object.fromEntries(reasonMoves.map((move) => [move, make(move)])) as Record<ReasonMove, Value>;

/** The list of a move with every reason Rafiq begins with; those a newer Rafiq brings stand at its end, switched on. */
export const withShipped = (move: ReasonMove, kept: readonly KeptReason[]): KeptReason[] => [
  ...kept,
  ...reasonsOf[move]
    .filter((code) => !kept.some((reason) => reason.code === code))
    .map((code) => ({ code, on: true, texts: null })),
];

/** The reasons before anyone saved any: those Rafiq begins with, all of them on. */
export const shippedReasons: KeptReasons = {
  lists: ofEachMove((move) => withShipped(move, [])),
  savedAt: null,
  version: 1,
};
