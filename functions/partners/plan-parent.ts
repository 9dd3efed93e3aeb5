import type { Partner } from '@rafiq/shared/partners/contract.ts';
import type { Write } from '#functions/kernel/commit.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { refusedParent } from './domain/refused-parent.ts';
import { partnersAbove, partnersBelow } from './store/chain-store.ts';
import { chainWrites } from './store/chain-writes.ts';
import { dynamoPartnerStore as partners } from './store/dynamo-partner-store.ts';

async function parentOrThrow(partnerId: string, parentId: string, tiersBelow: number): Promise<Partner[]> {
  const parent = await partners.find(parentId);
  const above = parent === undefined ? [] : await partnersAbove(parent);
  const asked = parent && { id: parent.id, status: parent.status, above: above.map(({ id }) => id) };
  const code = refusedParent(partnerId, asked, tiersBelow);
  if (parent !== undefined && code === undefined) return [parent, ...above];
  const errors = [{ pointer: '/parentId', code: code ?? 'unknown-reference' }];
  throw new Problem(code === 'unknown-reference' ? 'unknown-reference' : 'invalid-request', { errors });
}

/**
 * What a change of the partner it buys from writes beside the partner itself; nothing where that stays (1 request to look
 * down, and 1 for each partner above).
 * @throws Problem `unknown-reference` for one that is not there or no longer a partner, `invalid-request` naming what
 * else speaks against it
 */
export async function planParent(before: Partner, after: Partner): Promise<Write[]> {
  if (before.parentId === after.parentId) return [];
  const below = await partnersBelow(before.id);
  const tiersBelow = Math.max(0, ...below.map(({ tier }) => tier));
  const above = after.parentId === null ? [] : await parentOrThrow(before.id, after.parentId, tiersBelow);
  return chainWrites(before, after, above, below.length > 0);
}
