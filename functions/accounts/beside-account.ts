import type { Account } from '@rafiq/shared/accounts/contract.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { accountKey } from './store/account-keys.ts';

/** What happened beside an account without changing it: something was written about it, or attached to it. */
export const besideAccount = (
  { id: accountId, version, country }: Account,
  { happened, data, ...told }: Pick<EventDraft, 'id' | 'data' | 'note' | 'written'> & { happened: string },
): EventDraft => ({
  ...told,
  beside: true,
  type: `rafiq.accounts.account.${happened}.v1`,
  subject: accountId,
  pk: accountKey(accountId).pk,
  version,
  data: { ...data, country },
});
