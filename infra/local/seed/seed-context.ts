import type { KnownAccounts } from '../identity/known-accounts.ts';
import type { Minted } from '../runner/runner.ts';

/**
 * What seeding code gets. It runs in a thread of its own whose environment is that of the functions, so that the
 * rooms' own code (imported from `#functions/…`) and every AWS client reach this Rafiq without being told.
 */
export interface SeedContext {
  readonly tableName: string;
  readonly apiUrl: string;
  readonly issuer: string;
  /** When the seeding began; everything in demo data counts from here. */
  readonly now: Date;
  /** A token without a sign-in, of an e-mail address or a machine client. */
  mint(emailOrClient: string): Promise<Minted>;
  /** A token of a member, bound to its membership. */
  memberToken(emailOrClient: string): Promise<string>;
  /** Says whom one can sign in as: on the sign-in page and when Rafiq is ready. */
  announce(accounts: KnownAccounts): void;
  progress(message: string): void;
}
