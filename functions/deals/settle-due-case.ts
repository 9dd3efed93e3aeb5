import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import type { Change } from '#functions/kernel/commit.ts';
import type { ConflictCase } from './domain/conflict-case.ts';
import { settleCase } from './domain/settle-case.ts';
import { saveCase } from './save-case.ts';

/**
 * Moves on a case whose clock has run out, or lets it rest (1 transaction; none where time does nothing to it, as where an
 * index still shows what has moved on).
 * @throws ConditionFailed with label `case` if somebody moved it meanwhile: what they did stands
 */
export async function settleDueCase(
  one: ConflictCase,
  terms: ConflictPolicy['protection'],
  change: Change,
): Promise<void> {
  const settled = settleCase(one, change.at, terms);
  if (settled === null) return;
  const { after, happened } = settled;
  const untold = happened === 'overdue' ? { untold: true as const } : {};
  await saveCase(change, { before: one, after, happened, ...untold }, terms, null);
}
