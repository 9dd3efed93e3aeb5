/** A level in figures and words, beside every candidate that was ranked by one. */
import type { Decision } from '@rafiq/shared/leads/decision-contract.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';

type Candidate = Decision['candidates'][number];

/** The formula of the level with this candidate's figures: `(12 − 2) ÷ 1.5`. */
export const levelFormula = (candidate: Candidate, format: Formatter): string =>
  `(${format.number(candidate.assigned)} − ${format.number(candidate.creditedBack)}) ÷ ${format.number(candidate.weight)}`;

/** What of a level comes of leave. */
export const leaveOf = ({ welcomedBack, toCatchUp }: Candidate, format: Formatter): string[] => {
  const counted = (count: number) => ({ count, shown: format.number(count) });
  return [
    ...(welcomedBack === undefined ? [] : [m.trace_welcomed_back(counted(welcomedBack))]),
    ...(toCatchUp === undefined ? [] : [m.trace_to_catch_up(counted(toCatchUp))]),
  ];
};
