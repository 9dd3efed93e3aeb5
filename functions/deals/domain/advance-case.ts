/** A case from one version to the next. */
import { afterCaseMove, type CaseMove } from '@rafiq/shared/deals/case-status.ts';
import type { ConflictCase } from './conflict-case.ts';
import { countSeen } from './party-view.ts';

/** The same case with a change, one version further. */
export const amendCase = (from: ConflictCase, at: string, change: Partial<ConflictCase>): ConflictCase =>
  countSeen(from, { ...from, ...change, updatedAt: at, version: from.version + 1 }, at);

/** The same case after a move. Whoever calls has asked the table whether it may. */
export const advanceCase = (
  from: ConflictCase,
  move: CaseMove,
  at: string,
  change: Partial<ConflictCase> = {},
): ConflictCase => amendCase(from, at, { ...change, status: afterCaseMove(from.status, move) });
