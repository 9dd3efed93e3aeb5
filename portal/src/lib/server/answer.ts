/** What actions answer: a notice when done, a problem with its fields when refused. */
import { fail } from '@sveltejs/kit';
import type { ProblemDocument } from '@rafiq/shared/problems.ts';
import type { ActionAnswer, ShownProblem } from '#lib/components/submission.svelte.ts';

/**
 * A refusal as the form shows it. `/address/city` becomes the field `address.city`, which is how the portal names
 * its inputs.
 */
export function shownProblem(problem: ProblemDocument): ShownProblem {
  const fields: Record<string, string> = {};
  for (const { pointer, detail } of problem.errors ?? []) {
    const name = pointer
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
      .join('.');
    fields[name] ??= detail;
  }
  return { code: problem.code, title: problem.title, detail: problem.detail, fields };
}

/** Tells the form it was refused. `form` names it among the forms of its page. */
export function refused(form: string, problem: ProblemDocument) {
  return fail(problem.status, { form, problem: shownProblem(problem) } satisfies ActionAnswer);
}

/** Tells the form it is done. */
export const done = (form: string, notice: string): ActionAnswer => ({ form, notice });
