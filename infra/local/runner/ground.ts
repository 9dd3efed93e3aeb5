import { mkdirSync } from 'node:fs';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { region } from '../assembly/local-names.ts';
import { type DataFolder, openDataFolder } from '../data-folder/data-folder.ts';
import { openRunnerState, type RunnerState } from '../data-folder/runner-state.ts';
import { openSecrets, type Secrets } from '../data-folder/secrets.ts';
import { type Database, startDatabase } from '../database/database.ts';
import { forgetPassedChanges } from '../database/forget-passed-changes.ts';
import { freePorts } from '../net/ports.ts';
import { returnAbandonedMessages } from '../queues/return-abandoned.ts';
import type { KeyPair } from '../storage/request-signature.ts';
import { positionPrefix } from '../streams/stream-mapping.ts';
import { startStorage, type Storage } from '../storage/storage.ts';
import type { Closers } from './closers.ts';
import type { RunnerOptions } from './runner.ts';
import { openServers, type Servers } from './servers.ts';

/** What everything else stands on: the folder, the ports and the engines. */
export interface Ground {
  readonly data: DataFolder;
  readonly state: RunnerState;
  readonly secrets: Secrets;
  readonly keys: KeyPair;
  readonly servers: Servers;
  readonly database: Database;
  readonly storage: Storage;
  readonly objects: S3Client;
  readonly queues: SQSClient;
}

/** Takes the data folder and the ports, then starts database, objects and queues side by side. */
export async function layGround(options: RunnerOptions, closers: Closers): Promise<Ground> {
  const data = openDataFolder(options.dataDir);
  closers.add(() => data.release());
  const servers = await openServers(options.ports === 'free' ? freePorts : options.ports, closers);
  const state = openRunnerState(data.file('runner.sqlite'));
  closers.add(() => state.close());
  const secrets = openSecrets(data.file('secrets.json'));
  const keys = { accessKeyId: 'local', secretAccessKey: secrets.of('access-key') };
  mkdirSync(data.file('logs'), { recursive: true });
  returnAbandonedMessages(data.file('storage', 'queues', 'fauxqs.db'));
  forgetPassedChanges(data.file('database.sqlite'), state.valuesOf(positionPrefix));
  const starting = [
    startEngine(data, servers, keys),
    startStorage(data.file('storage'), servers.queuesPort),
  ] as const;
  // Both are waited for even if one fails: what has started must be stopped.
  const [database, storage] = await Promise.allSettled(starting);
  if (database.status === 'fulfilled') closers.add(() => database.value.stop());
  if (storage.status === 'fulfilled') closers.add(() => storage.value.stop());
  if (database.status === 'rejected') throw database.reason;
  if (storage.status === 'rejected') throw storage.reason;
  return {
    data,
    state,
    secrets,
    keys,
    servers,
    database: database.value,
    storage: storage.value,
    // Straight to the engine: the guard in front is for those who hold links.
    objects: new S3Client({ region, credentials: keys, endpoint: storage.value.url, forcePathStyle: true }),
    queues: new SQSClient({
      region,
      credentials: keys,
      endpoint: storage.value.url,
      requestHandler: manySockets,
      // The queues lie in a thread of this process, which neither checks signatures nor garbles what it carries; both
      // sums were a sixth of what the runner's own thread does.
      signer: { sign: (request) => Promise.resolve(request) },
      md5: false,
    }),
  };
}

const startEngine = (data: DataFolder, servers: Servers, keys: KeyPair): Promise<Database> =>
  startDatabase({
    file: data.file('database.sqlite'),
    logFile: data.file('logs', 'database.log'),
    port: servers.databasePort,
    keys,
  });

/** Every queue's readers hold a connection open while they wait. */
const manySockets = { httpAgent: { maxSockets: 500 } };
