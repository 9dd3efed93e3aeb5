import { setAccountOwner, type Account } from '@rafiq/shared/accounts/contract.ts';
import { keepAnswer } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findPartner } from '#functions/partners/index.ts';
import { dynamoAccountStore as accounts } from '../store/dynamo-account-store.ts';

/**
 * The partner that is to own an account (1 request; none for nobody). A suspended one may: it comes back.
 * @throws Problem `unknown-reference`, or `partner-not-active` for one whose contract has ended
 */
async function ownerOrThrow(partnerId: string | null): Promise<Account['owner']> {
  if (partnerId === null) return null;
  const partner = await findPartner(partnerId);
  if (partner === undefined)
    throw new Problem('unknown-reference', {
      errors: [{ pointer: '/partnerId', code: 'unknown-reference' }],
    });
  if (partner.status === 'terminated')
    throw new Problem('partner-not-active', {
      errors: [{ pointer: '/partnerId', code: 'invalid-value' }],
    });
  return { partnerId: partner.id, partnerName: partner.name };
}

/** Says whose named account it is. */
export const setOwner = handle(setAccountOwner, async ({ accountId }, { body, change, ifMatch }) => {
  const before = await accounts.find(accountId);
  if (before === undefined) throw new Problem('not-found');
  if (before.version !== ifMatch) throw new Problem('stale');
  if (body.partnerId === (before.owner?.partnerId ?? null)) return keepAnswer(change, before);
  const owner = await ownerOrThrow(body.partnerId);
  const after = { ...before, owner, updatedAt: change.at, version: before.version + 1 };
  return accounts.saveOwner(before, after, change);
});
