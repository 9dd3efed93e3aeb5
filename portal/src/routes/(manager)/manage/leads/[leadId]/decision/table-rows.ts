/** The table of a replayed decision as one list: who was left to choose from, in order, then who was ruled out. */
import type { ReplayedDecision } from '@rafiq/shared/leads/decision-contract.ts';

export type Term = ReplayedDecision['candidates'][number];

export interface TableRow {
  partnerId: string;
  partnerName: string;
  /** Its place in the order; null for whoever was ruled out. */
  place: number | null;
  /** The figures that put it there. */
  term: Term | null;
  /** What ruled it out, as a sentence. */
  ruledOutBy: string | null;
  isChosen: boolean;
}

type Told = Pick<ReplayedDecision, 'candidates' | 'ruledOut' | 'chosenPartnerId'>;

/** @param from how many rows come before these */
export function tableRows({ candidates, ruledOut, chosenPartnerId }: Told, from: number): TableRow[] {
  const of = ({ partnerId, partnerName }: Pick<Term, 'partnerId' | 'partnerName'>) => ({
    partnerId,
    partnerName,
    isChosen: partnerId === chosenPartnerId,
  });
  return [
    ...candidates.map((term, index) => ({
      ...of(term),
      place: from + index + 1,
      term,
      ruledOutBy: null,
    })),
    ...ruledOut.map((out) => ({ ...of(out), place: null, term: null, ruledOutBy: out.text })),
  ];
}
