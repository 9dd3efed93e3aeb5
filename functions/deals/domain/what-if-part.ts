/** A part of the registrations a what-if judged, and what came of it. */
import type { ConflictWhatIfFigures } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import {
  judgementOutcomes,
  prevailingSides,
  type JudgementOutcome,
  type PrevailingSide,
} from '@rafiq/shared/deals/conflict-status.ts';

export type Part = Pick<ConflictWhatIfFigures, 'registrations' | 'moved' | 'outcomes' | 'cases'>;

export interface Sides {
  before: number;
  after: number;
}

export const noneYet = (): Sides => ({ before: 0, after: 0 });

export const noSides = (): Record<PrevailingSide, Sides> =>
  Object.fromEntries(prevailingSides.map((name) => [name, noneYet()])) as Record<PrevailingSide, Sides>;

export const emptyPart = (): Part => ({
  registrations: 0,
  moved: 0,
  outcomes: Object.fromEntries(judgementOutcomes.map((name) => [name, noneYet()])) as Record<
    JudgementOutcome,
    Sides
  >,
  cases: noneYet(),
});

const addSides = (to: Sides, { before, after }: Sides): void => {
  to.before += before;
  to.after += after;
};

/** All parts in one. */
export function summedParts(parts: readonly Part[]): Part {
  const sum = emptyPart();
  for (const { registrations, moved, outcomes, cases } of parts) {
    sum.registrations += registrations;
    sum.moved += moved;
    for (const name of judgementOutcomes) addSides(sum.outcomes[name], outcomes[name]);
    addSides(sum.cases, cases);
  }
  return sum;
}
