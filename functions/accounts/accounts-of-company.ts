import { getItem } from '#functions/kernel/dynamo.ts';
import { accountPlacementKey } from './store/account-keys.ts';
import { parseAccountStanding, type AccountStanding } from './store/account-placement.ts';

const standingOf = async (accountId: string): Promise<AccountStanding> =>
  parseAccountStanding(await getItem(accountPlacementKey(accountId)));

/**
 * Every account that is one company with an account, first the one that stands for all (2 requests, one after the other,
 * also where it stands for itself alone: partners wait for it, whom the time is to tell nothing).
 */
export async function accountsOfCompany(accountId: string): Promise<readonly [string, ...string[]]> {
  const { mergedInto } = await standingOf(accountId);
  const survivorId = mergedInto ?? accountId;
  const { merged } = await standingOf(survivorId);
  return [survivorId, ...merged];
}
