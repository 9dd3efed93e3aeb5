import type { LocalAssembly } from '../assembly/local-assembly.ts';
import type { Ground } from './ground.ts';
import type { Addresses, RunnerOptions } from './runner.ts';
import type { Stores } from './stores.ts';

/** What every part that is stood up may need. */
export interface Here {
  readonly assembly: LocalAssembly;
  readonly apiStack: string;
  readonly ground: Ground;
  readonly stores: Stores;
  readonly addresses: Addresses;
  /** Variables that turn AWS clients to this machine. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly options: RunnerOptions;
}
