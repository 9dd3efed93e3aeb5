/** Whom a placement ruled out, one by one: traces only count them. */
import { compareText } from '@rafiq/shared/compare-text.ts';
import { isInPlay, type Candidate } from './candidate.ts';
import type { Ladder, Step } from './ladder.ts';

export interface RuledOut {
  partnerId: string;
  partnerName: string;
  step: Step;
}

const byName = (a: Candidate, b: Candidate): number => compareText(a.name, b.name) || compareText(a.id, b.id);

/**
 * Everybody that was ruled out, each with the step that did it: whoever came farthest first, of one step by name. With
 * those who were left to choose from they are all partners of the roster (source: domain.md, Distribution policy).
 * @param refused those that are excluded or have refused the lead, in play or not
 */
export function ruledOut(
  { steps, left }: Pick<Ladder, 'steps' | 'left'>,
  all: readonly Candidate[],
  refused: ReadonlySet<string>,
): RuledOut[] {
  let here = all;
  const bySteps = steps.map(({ step }, place) => {
    const kept =
      place === 0 ? here.filter((one) => isInPlay(one) && !refused.has(one.id)) : (left[place] ?? here);
    const stay = new Set(kept);
    const out = here.filter((one) => !stay.has(one)).sort(byName);
    here = kept;
    return out.map(({ id, name }) => ({ partnerId: id, partnerName: name, step }));
  });
  return bySteps.reverse().flat();
}
