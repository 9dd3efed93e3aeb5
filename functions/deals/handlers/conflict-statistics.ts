import { readConflictStatistics as route } from '@rafiq/shared/deals/case-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { caseReach } from '../case-reach.ts';
import { caseStatistics, isDecided } from '../domain/case-statistics.ts';
import { listDecidedCases, listWaitingCases } from '../store/case-store.ts';

const most = 1000;

export const conflictStatistics = handle(route, async (_params, { caller, now }) => {
  const reaches = await caseReach(caller);
  const [decided, waiting] = await Promise.all([
    listDecidedCases((one) => reaches(one) && isDecided(one), most),
    listWaitingCases(reaches, most),
  ]);
  return caseStatistics(decided.filter(isDecided), waiting, { at: now, most });
});
