import { giveEvidence as route } from '@rafiq/shared/deals/case-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { partyCaseView } from '../case-views.ts';
import { addEvidence } from '../domain/add-evidence.ts';
import { advanceCase } from '../domain/advance-case.ts';
import { requireCaseMove, takePartIn, withParty } from '../work-on-case.ts';

export const giveEvidence = handle(
  route,
  ({ conflictId }, { caller, body, change, now }) =>
    takePartIn(conflictId, { caller, change }, (one, { party }) => {
      requireCaseMove(one, 'give-evidence');
      const heard = addEvidence(party, body.text, now);
      if (heard === null)
        throw new Problem('invalid-request', { errors: [{ pointer: '/text', code: 'too-much-evidence' }] });
      const { partnerId, partnerName } = party;
      return {
        after: advanceCase(one, 'give-evidence', now, withParty(one, heard)),
        happened: 'evidence-given',
        vendorData: { partnerId, partnerName },
      };
    }),
  (view, { now, language }) => partyCaseView(view, now, language),
);
