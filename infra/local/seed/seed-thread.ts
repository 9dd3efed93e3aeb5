/** Runs the seeding modules inside the environment of the functions. */
import { parentPort, workerData } from 'node:worker_threads';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { bootstrap } from './bootstrap.ts';
import type { SeedThreadData } from './seed-new-folder.ts';

const { demo, table, databaseFile, accountsFile, nowMs } = workerData as SeedThreadData;
const progress = (message: string): void => parentPort?.postMessage(message);

if (demo) {
  const { seedDemo } = await import('./demo.ts');
  const client = new DynamoDBClient({});
  await seedDemo({ database: { client, file: databaseFile }, table, accountsFile, nowMs, progress });
  client.destroy();
} else await bootstrap({ accountsFile, nowMs });
