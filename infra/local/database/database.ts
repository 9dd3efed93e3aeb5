import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { region } from '../assembly/local-names.ts';
import { claimPort } from '../net/ports.ts';
import { StartProblem } from '../start-problem.ts';
import type { KeyPair } from '../storage/request-signature.ts';
import { type DatabaseEngine, findDatabaseEngine } from './find-engine.ts';
import { startTiedProcess, type TiedProcess } from './tied-process.ts';

/** The running database and clients of it. */
export interface Database {
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  /** Its file, if it is the embedded one. */
  readonly file: string | undefined;
  stop(): Promise<void>;
}

export interface DatabaseOptions {
  readonly file: string;
  readonly logFile: string;
  readonly port: number;
  readonly keys: KeyPair;
  readonly engine?: DatabaseEngine;
}

// On a machine that is busy with everything else that starts, it takes its time.
const patienceMs = 30_000;
const pauseMs = 10;

/** Starts the embedded database over its file (or takes the one the environment names) and waits until it answers. */
export async function startDatabase(options: DatabaseOptions): Promise<Database> {
  const engine =
    options.engine ??
    findDatabaseEngine({ environment: process.env, platform: process.platform, architecture: process.arch });
  const child = engine.kind === 'program' ? await startProgram(engine.file, options) : undefined;
  const endpoint = engine.kind === 'elsewhere' ? engine.endpoint : `http://127.0.0.1:${child?.port ?? 0}`;
  const common = {
    region,
    endpoint,
    credentials: { accessKeyId: options.keys.accessKeyId, secretAccessKey: options.keys.secretAccessKey },
  };
  const client = new DynamoDBClient(common);
  const streams = new DynamoDBStreamsClient(common);
  let stopping = false;
  child?.process.ended
    .then(() => {
      if (!stopping)
        console.error('The database stopped by itself. Stop Rafiq and start it again; its file is kept.');
    })
    .catch((error: unknown) => console.error('The database could not be run:', error));
  await waitUntilItAnswers(client, endpoint);
  return {
    endpoint,
    client,
    streams,
    file: child ? options.file : undefined,
    stop: async () => {
      stopping = true;
      client.destroy();
      streams.destroy();
      await child?.process.stop();
    },
  };
}

async function startProgram(
  program: string,
  options: DatabaseOptions,
): Promise<{ process: TiedProcess; port: number }> {
  const port = await claimPort('database', options.port);
  const parameters = ['--host', '127.0.0.1', '--port', String(port), '--db-path', options.file];
  return { process: startTiedProcess(program, parameters, options.logFile), port };
}

async function waitUntilItAnswers(client: DynamoDBClient, endpoint: string): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      await client.send(new ListTablesCommand({ Limit: 1 }));
      return;
    } catch (error) {
      if (Date.now() > deadline) {
        throw new StartProblem(`The database at ${endpoint} does not answer.`, { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
