import { askParties as route } from '@rafiq/shared/deals/case-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { vendorCaseView } from '../case-views.ts';
import { advanceCase } from '../domain/advance-case.ts';
import { hoursAfter } from '../domain/protection.ts';
import { ownerOf } from '../owner-of.ts';
import { requireNameless } from '../require-nameless.ts';
import { decideCase, requireCaseMove } from '../work-on-case.ts';

export const askParties = handle(
  route,
  ({ conflictId }, { caller, body, change, now }) =>
    decideCase(conflictId, { caller, change }, (one, { evidenceHours }) => {
      requireCaseMove(one, 'ask-parties');
      requireNameless(body.note, one);
      const until = hoursAfter(now, evidenceHours);
      const after = advanceCase(one, 'ask-parties', now, {
        holdersTold: true,
        hearUntil: until,
        owner: one.owner ?? ownerOf(caller),
        asked: { at: now, note: body.note ?? null },
        dueAt: until,
        overdueAt: null,
      });
      return { after, happened: 'parties-asked', note: body.note };
    }),
  (one, { caller, language }) => vendorCaseView(one, caller, language),
);
