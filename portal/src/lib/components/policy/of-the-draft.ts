import type { ProblemDocument } from '@rafiq/shared/problems.ts';

const draft = '/document';

/** A refusal of a what-if as the policy's own form shows it: what is wrong in the draft stands at its field there. */
export const ofTheDraft = (problem: ProblemDocument): ProblemDocument => ({
  ...problem,
  ...(problem.errors && {
    errors: problem.errors.map((error) => ({
      ...error,
      pointer: error.pointer.startsWith(`${draft}/`) ? error.pointer.slice(draft.length) : error.pointer,
    })),
  }),
});
