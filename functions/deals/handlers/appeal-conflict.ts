import { appealConflict as route } from '@rafiq/shared/deals/case-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { partyCaseView } from '../case-views.ts';
import { advanceCase } from '../domain/advance-case.ts';
import { appealIsOver, fellShort } from '../domain/may-appeal.ts';
import { hoursAfter } from '../domain/protection.ts';
import { dueAfter } from '../store/case-items.ts';
import { requireCaseMove, takePartIn } from '../work-on-case.ts';

export const appealConflict = handle(
  route,
  ({ conflictId }, { caller, body, change, now }) =>
    takePartIn(conflictId, { caller, change }, (one, { party, view }, { reviewHours }) => {
      if (appealIsOver(view, now)) throw new Problem('appeal-closed');
      requireCaseMove(one, 'appeal');
      if (!fellShort(view)) throw new Problem('not-a-party');
      const { partnerId, partnerName } = party;
      const after = advanceCase(one, 'appeal', now, {
        appeal: { by: view.side, partnerId, at: now, text: body.text },
        dueAt: hoursAfter(now, reviewHours),
        overdueAt: null,
      });
      // The clock binds where it is written, too.
      return { after, happened: 'appealed', vendorData: { partnerId, partnerName }, when: dueAfter(now) };
    }),
  (view, { now, language }) => partyCaseView(view, now, language),
);
