import { compareText } from '@rafiq/shared/compare-text.ts';
import { listResellers as route } from '@rafiq/shared/partners/chain-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { partnersBelow } from '../store/chain-store.ts';

const mostListed = 500;

/** Lists the partners below the caller's own that it may register deals for. */
export const listResellers = handle(route, async (_, { caller }) => {
  if (caller.partnerId === null) throw new Problem('not-found');
  const active = (await partnersBelow(caller.partnerId))
    .filter(({ status }) => status === 'active')
    .toSorted((one, other) => compareText(one.name, other.name) || compareText(one.id, other.id));
  return {
    resellers: active.slice(0, mostListed).map(({ id, name }) => ({ id, name })),
    more: active.length > mostListed,
  };
});
