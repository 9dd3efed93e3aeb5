import type { Account, NamedAccount } from '@rafiq/shared/accounts/contract.ts';

/** An account and all that are merged into it, as what belongs to them is listed. */
export interface UnitedAccounts {
  /** The account itself, then those merged into it in their order: 11 at most. */
  ids: readonly [string, ...string[]];
  /** The merged account that something came by; null for what belongs to the account itself, or to none of them. */
  cameAs: (accountId: string | null) => NamedAccount | null;
  /** The account that stands for it; null where it stands for itself. */
  mergedInto: NamedAccount | null;
}

/** Whatever belongs to an account belongs to the one that stands for it, too, under the name it came by. */
export const unitedAccounts = ({
  id,
  merged,
  mergedInto,
}: Pick<Account, 'id' | 'merged' | 'mergedInto'>): UnitedAccounts => ({
  ids: [id, ...merged.map(({ accountId }) => accountId)],
  cameAs: (accountId) => merged.find((one) => one.accountId === accountId) ?? null,
  mergedInto,
});
