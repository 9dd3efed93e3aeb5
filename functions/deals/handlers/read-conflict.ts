import { readConflict as route } from '@rafiq/shared/deals/case-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { caseWithinReach } from '../case-reach.ts';
import { partyCaseView, vendorCaseView } from '../case-views.ts';
import { dealsOfCase } from '../deals-of-case.ts';
import { findCaseCopy } from '../store/case-store.ts';

export const readConflict = handle(route, async ({ conflictId }, { caller, now, language }) => {
  if (caller.partnerId === null) {
    const one = await caseWithinReach(caller, conflictId);
    return vendorCaseView(one, caller, language, await dealsOfCase(one));
  }
  const copy = await findCaseCopy(caller.partnerId, conflictId);
  if (copy === undefined) throw new Problem('not-found');
  return partyCaseView(copy, now, language);
});
