import { fail } from '@sveltejs/kit';
import type { ProblemDocument } from '@rafiq/shared/problems.ts';
import { shownProblem } from '#lib/server/answer.ts';
import type { PostedForm } from '#lib/server/form.ts';

/** Tells a long form it was refused and hands back what was typed: without script the page is made anew. */
export const refusedKeeping = (form: string, problem: ProblemDocument, posted: PostedForm) =>
  fail(problem.status, { form, problem: shownProblem(problem), values: posted.values });
