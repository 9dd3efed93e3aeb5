import { takeConflict as route } from '@rafiq/shared/deals/case-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { vendorCaseView } from '../case-views.ts';
import { advanceCase } from '../domain/advance-case.ts';
import { ownerOf } from '../owner-of.ts';
import { decideCase, requireCaseMove } from '../work-on-case.ts';

export const takeConflict = handle(
  route,
  ({ conflictId }, { caller, change, now }) =>
    decideCase(conflictId, { caller, change }, (one) => {
      requireCaseMove(one, 'take');
      return {
        after: advanceCase(one, 'take', now, { owner: ownerOf(caller) }),
        happened: 'taken',
        untold: true,
      };
    }),
  (one, { caller, language }) => vendorCaseView(one, caller, language),
);
