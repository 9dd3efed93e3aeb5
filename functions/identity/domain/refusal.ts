import type { ProblemCode } from '@rafiq/shared/problems.ts';

/** Why something is not done, and at which field of the request. */
export interface Refusal {
  kind: 'refuse';
  problem: ProblemCode;
  at?: { pointer: string; code: string };
  params?: Record<string, string | number>;
  retryAfterSeconds?: number;
}

export const refuse = (problem: ProblemCode, more: Omit<Refusal, 'kind' | 'problem'> = {}): Refusal => ({
  kind: 'refuse',
  problem,
  ...more,
});
