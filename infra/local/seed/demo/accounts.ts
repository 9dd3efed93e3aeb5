import type { NewLead } from '@rafiq/shared/leads/contract.ts';
import { openAccount } from '#functions/accounts/domain/open-account.ts';
import { accountNameKey } from '#functions/accounts/store/account-keys.ts';
import { dynamoAccountStore } from '#functions/accounts/store/dynamo-account-store.ts';
import type { Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { instant, type World } from './world.ts';

/** The account of a lead's company: the one with its name, or a new one with what it writes. */
export function resolveAccountIn(
  world: World,
  { company }: NewLead,
  atMs: number,
): { accountId: string; writes: Write[]; events: EventDraft[] } {
  const country = company.country ?? null;
  const { name } = company;
  if (name === undefined) throw new Error('Every company of the demo has a name');
  const known = world.table.get(accountNameKey(name, country));
  if (known !== undefined) return { accountId: String(known['id']), writes: [], events: [] };
  const { industry = null, website = null } = company;
  const account = openAccount(
    { name, country, industry, website },
    { id: world.newId('account', atMs), at: instant(atMs) },
  );
  return { accountId: account.id, ...dynamoAccountStore.insertPlan(account) };
}
