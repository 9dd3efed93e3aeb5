/** Refusals of visitors: each is counted for the vendor and told to the visitor in words that help. */
import type { RefusalReason } from '@rafiq/shared/forms/status.ts';
import type { ProblemCode } from '@rafiq/shared/problems.ts';
import type { Change } from '#functions/kernel/commit.ts';
import { log } from '#functions/kernel/log.ts';
import { Problem, type FieldFault } from '#functions/kernel/problem.ts';
import { dynamoFormStore as forms } from './store/dynamo-form-store.ts';

/** What a program may learn from a refusal is which promise it broke, not by which trap it was caught. */
const told: Readonly<Record<RefusalReason, ProblemCode>> = {
  rate: 'too-many-requests',
  origin: 'origin-not-allowed',
  'proof-missing': 'proof-not-valid',
  'proof-wrong': 'proof-not-valid',
  'proof-expired': 'proof-expired',
  'proof-used': 'proof-already-used',
  trap: 'submission-not-taken',
  'too-fast': 'submission-not-taken',
  fields: 'invalid-request',
};

const windowMs = 10_000;
const writtenAtOnce = 20;

interface Tally {
  windowEndsMs: number;
  written: number;
  waiting: Map<RefusalReason, number>;
}
const tallies = new Map<string, Tally>();

/**
 * Counts a refusal. So that a flood costs no flood of writes, all but the first of each window wait in memory and are
 * written with the first of a later one; a function that ends before loses those.
 */
async function count(formId: string, reason: RefusalReason, change: Change): Promise<void> {
  const nowMs = Date.parse(change.at);
  const tally = tallies.get(formId) ?? { windowEndsMs: 0, written: 0, waiting: new Map() };
  tallies.set(formId, tally);
  if (nowMs >= tally.windowEndsMs) Object.assign(tally, { windowEndsMs: nowMs + windowMs, written: 0 });
  tally.waiting.set(reason, (tally.waiting.get(reason) ?? 0) + 1);
  if (tally.written >= writtenAtOnce) return;
  tally.written += 1;
  const counted = tally.waiting;
  tally.waiting = new Map();
  try {
    await forms.countRefusals(formId, counted, change);
  } catch (error) {
    // The visitor's answer does not wait for a statistic: it is written with the next one.
    log.warn('refusals were not counted', { formId, error: error as Error });
    for (const [kept, many] of counted) tally.waiting.set(kept, (tally.waiting.get(kept) ?? 0) + many);
  }
}

/** Counts a refusal and makes the problem to be thrown. */
export async function refusal(
  formId: string,
  reason: RefusalReason,
  change: Change,
  more: { errors?: FieldFault[]; retryAfterSeconds?: number; cause?: unknown } = {},
): Promise<Problem> {
  await count(formId, reason, change);
  return new Problem(told[reason], more);
}
