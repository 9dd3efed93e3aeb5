import type { Control } from '../control/control.ts';
import type { KnownAccounts } from '../identity/known-accounts.ts';
import type { Ports } from '../net/ports.ts';

export interface RunnerOptions {
  /** All that must outlive the process lies here. */
  readonly dataDir: string;
  /** `'free'` lets the system pick, so that many runners can stand side by side. */
  readonly ports: Ports | 'free';
  /** Fills a new data folder with demo data; without it, only the first member of the vendor is there. */
  readonly demo: boolean;
  readonly portal: boolean;
  /** Events one function handles at once (2 if absent). */
  readonly concurrency?: number;
  /** A cloud assembly to stand up; absent: the repository's own, built and synthesized first if its sources changed. */
  readonly assembly?: string;
  /** Machine clients beside the demo one and those of `accounts.json`. */
  readonly integrators?: readonly string[];
  /** Seconds until a message that failed is tried again, at least 1; absent: as the template says. */
  readonly queueRetrySeconds?: number;
  /** Cuts the start off while something is being built or seeded. */
  readonly signal?: AbortSignal;
  /** Told what takes a while. */
  readonly progress?: (message: string) => void;
  /** Told what goes wrong inside, such as a failing function. */
  readonly warn?: (message: string) => void;
}

export interface Minted {
  readonly accessToken: string;
  /** Of people only. */
  readonly idToken: string | undefined;
  readonly subject: string;
}

/** Where the parts of a running Rafiq answer. */
export interface Addresses {
  readonly apiUrl: string;
  readonly portalUrl: string;
  readonly issuer: string;
  readonly objectsUrl: string;
  readonly databaseUrl: string;
  readonly queuesUrl: string;
  readonly busUrl: string;
  readonly mailUrl: string;
}

/** A running Rafiq. */
export interface Runner extends Addresses {
  readonly tableName: string;
  readonly accounts: KnownAccounts;
  /** Variables with which AWS clients and the functions' own code reach this Rafiq. */
  readonly environment: Readonly<Record<string, string>>;
  readonly control: Control;
  /** While it is down, the post takes nothing. */
  setMailDown(down: boolean): void;
  /** A token for an e-mail address or a machine client, without a sign-in. */
  mint(emailOrClient: string): Promise<Minted>;
  /** A token of a member: minted and, for an e-mail address, bound to its membership. */
  bindAndToken(emailOrClient: string): Promise<string>;
  /** The secret of a client at the identity provider. */
  clientSecret(clientId: string): string;
  close(): Promise<void>;
}
