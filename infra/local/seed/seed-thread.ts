/** Runs the seeding modules inside the environment of the functions. */
import { writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { memberToken, mintToken } from '../runner/member-token.ts';
import { bootstrap } from './bootstrap.ts';
import type { SeedContext } from './seed-context.ts';
import type { SeedThreadData } from './seed-new-folder.ts';

const { tableName, apiUrl, issuer, accountsFile, demoModule } = workerData as SeedThreadData;

const context: SeedContext = {
  tableName,
  apiUrl,
  issuer,
  now: new Date(),
  mint: (whom) => mintToken(issuer, whom),
  memberToken: (whom) => memberToken(issuer, apiUrl, whom),
  announce: (accounts) => writeFileSync(accountsFile, `${JSON.stringify(accounts, null, 2)}\n`),
  progress: (message) => parentPort?.postMessage(message),
};

await bootstrap(context);
if (demoModule !== undefined) {
  const demo = (await import(demoModule)) as { seedDemo(context: SeedContext): Promise<void> };
  await demo.seedDemo(context);
}
