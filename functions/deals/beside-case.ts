/** What is written beside a conflict case: who may, what it is bound to, and whose timeline it enters. */
import { mayMoveCase } from '@rafiq/shared/deals/case-status.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { atVersion, type Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { caseWithinReach } from './case-reach.ts';
import { sideOf, type ConflictCase } from './domain/conflict-case.ts';
import { findCase } from './store/case-store.ts';
import { caseEventCopyKey, caseKey } from './store/deal-keys.ts';

async function ownCaseOrThrow(partnerId: string, conflictId: string): Promise<ConflictCase> {
  const one = await findCase(conflictId);
  if (one === undefined || sideOf(one, partnerId) === null) throw new Problem('not-found');
  return one;
}

/** Whether a side may still say something: evidence, or what an appeal rests on. */
const isHeard = ({ status }: ConflictCase): boolean =>
  mayMoveCase(status, 'give-evidence') || mayMoveCase(status, 'appeal');

/**
 * A case the caller may write beside: one of its sides, as far as that one knows of it, or the vendor's people within their
 * reach (1 or 2 requests).
 * @returns its status where nobody is heard any more, and what binds a writing to its standing as it was read (label `case`)
 * @throws Problem `not-found` for whoever has no part in it
 */
export async function caseSeenBy(
  caller: Caller,
  conflictId: string,
): Promise<{ conflict: ConflictCase; closedAs: string | null; unmoved: Write[] }> {
  const { partnerId } = caller;
  const conflict = await (partnerId === null
    ? caseWithinReach(caller, conflictId)
    : ownCaseOrThrow(partnerId, conflictId));
  return {
    conflict,
    closedAs: partnerId === null || isHeard(conflict) ? null : conflict.status,
    unmoved: [{ label: 'case', check: caseKey(conflictId), when: atVersion(conflict.version) }],
  };
}

/**
 * The event of something that happened beside a case and moved nothing: pure. Beside the vendor nobody hears of it but
 * the side that did it.
 * @param sideId the partner that did it; null: the vendor did
 */
export function besideCase(
  { id: conflictId, accountId, status, version }: ConflictCase,
  sideId: string | null,
  { id, happened, data }: { id: string; happened: string; data: Record<string, string> },
): EventDraft {
  const told = { ...data, from: status, to: status };
  return {
    id,
    type: `rafiq.deals.conflict.${happened}.v1`,
    subject: conflictId,
    pk: caseKey(conflictId).pk,
    version,
    beside: true,
    data: { ...told, accountId, partnerId: sideId },
    ...(sideId !== null && {
      copies: [{ key: caseEventCopyKey(sideId, conflictId, version), data: told, note: false }],
    }),
  };
}
