/** A file that a side brought to a conflict case counts as its answer, once it was found in order. */
import type { Change } from '#functions/kernel/commit.ts';
import { amendCase } from './domain/advance-case.ts';
import { saveCase, untilCaseSettled } from './save-case.ts';
import { findCase } from './store/case-store.ts';
import { readConflictPolicy } from './store/conflict-policies.ts';
import { partyOf, withParty } from './work-on-case.ts';

/**
 * Notes that a side has filed evidence, and tells the vendor (2 requests and 1 transaction; none where it was noted before,
 * or nothing can be changed about the case any more). The other side learns nothing of it.
 * @param filed whose file it is, and when it was found in order
 */
export const countFiledEvidence = (
  conflictId: string,
  filed: { partnerId: string; at: string },
  change: Change,
): Promise<void> =>
  untilCaseSettled(async () => {
    const [one, { document }] = await Promise.all([findCase(conflictId), readConflictPolicy(change.at)]);
    const party = one && partyOf(one, filed.partnerId);
    if (one === undefined || party === undefined || one.status === 'final') return;
    if (party.filedAt !== null && party.filedAt >= filed.at) return;
    const { partnerId, partnerName } = party;
    const after = amendCase(one, change.at, withParty(one, { ...party, filedAt: filed.at }));
    const vendorData = { partnerId, partnerName };
    await saveCase(
      change,
      { before: one, after, happened: 'evidence-filed', vendorData, untold: true },
      document.protection,
      null,
    );
  });
