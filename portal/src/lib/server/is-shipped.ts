import { reasonsOf as shippedReasons, type ReasonMove } from '@rafiq/shared/leads/status.ts';
import type { Reasons } from '#lib/components/terms.ts';

const moves = Object.keys(shippedReasons) as ReasonMove[];

/** Whether nobody has chosen among the reasons Rafiq begins with, or added any. */
export const isShipped = ({ lists, names }: Reasons): boolean =>
  Object.keys(names).length === 0 &&
  moves.every((move) => lists[move].join() === shippedReasons[move].join());
