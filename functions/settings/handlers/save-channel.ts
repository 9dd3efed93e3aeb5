import { saveChannel as route } from '@rafiq/shared/settings/contract.ts';
import { renameWrites } from '#functions/identity/index.ts';
import { commit, keepAnswer } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { channelPlan, findChannel } from '../store/channel-store.ts';

/** Names the vendor: its organisation is called so in the same step, for its people and for whoever they invite. */
export const saveChannel = handle(route, async (_params, { body, change, ifMatch }) => {
  const before = await findChannel();
  if (before.version !== ifMatch) throw new Problem('stale');
  const same = before.vendorName === body.vendorName && before.defaultLanguage === body.defaultLanguage;
  if (same) return keepAnswer(change, before);
  const next = { ...body, version: before.version + 1 };
  const plan = channelPlan(next, renameWrites('vendor', body.vendorName));
  return commit(change, { ...plan, answer: next });
});
