import { ensureBuilt } from '../built/ensure-built.ts';
import { readKnownAccounts } from '../identity/known-accounts.ts';
import { migrateFolder } from '../migrations/migrate-folder.ts';
import { seedNewFolder } from '../seed/seed-new-folder.ts';
import { StartProblem } from '../start-problem.ts';
import { apiVariables, assemblyHere } from './assembly-here.ts';
import { type Closers, newClosers } from './closers.ts';
import { openDoors } from './doors.ts';
import { endpointVariables } from './endpoint-variables.ts';
import { type Ground, layGround } from './ground.ts';
import { standUpIdentity } from './identity-here.ts';
import { memberToken, mintToken } from './member-token.ts';
import type { Addresses, Runner, RunnerOptions } from './runner.ts';
import type { Here } from './here.ts';
import { standUpStores, type Stores } from './stores.ts';
import { startWorkings } from './workings.ts';

/** Stands the synthesized templates up on this machine; answers when everything does. */
export async function startRunner(options: RunnerOptions): Promise<Runner> {
  const closers = newClosers();
  try {
    return await start(options, closers);
  } catch (error) {
    await closers.closeAll().catch((closing: unknown) => {
      throw new AggregateError([error, closing], 'Rafiq did not start, and did not stop cleanly either.');
    });
    throw error;
  }
}

async function start(options: RunnerOptions, closers: Closers): Promise<Runner> {
  const { progress = () => undefined, portal, signal } = options;
  const assemblyFolder = options.assembly ?? (await ensureBuilt({ portal, progress, signal }));
  const ground = await layGround(options, closers);
  const addresses = addressesOf(ground);
  const { assembly, apiStack } = assemblyHere(assemblyFolder, addresses, ground.secrets);
  const stores = await standUpStores(assembly, ground);
  const endpoints = endpointVariables(addresses, ground.keys);
  const templateVariables = apiVariables(assembly, apiStack);
  const table = tableOf(stores, templateVariables);
  const accountsFile = ground.data.file('accounts.json');
  const around = { data: ground.data, environment: { ...templateVariables, ...endpoints }, progress, signal };
  await seedNewFolder({
    ...around,
    demo: options.demo,
    table,
    databaseFile: ground.database.file,
    accountsFile,
  });
  await migrateFolder(around);
  const here: Here = { assembly, apiStack, ground, stores, addresses, endpoints, options };
  const identity = await standUpIdentity({ ...here, accountsFile }, closers);
  const variables = { ...endpoints, OIDC_CLIENT_IDS: identity.clientIds.join(',') };
  const workings = await startWorkings({ ...here, identity, variables }, closers);
  const { setMailDown } = await openDoors({ ...here, identity, workings }, closers);
  return {
    ...addresses,
    tableName: table.name,
    accounts: readKnownAccounts(accountsFile),
    environment: { ...templateVariables, ...variables },
    control: workings.control,
    setMailDown,
    mint: (whom) => mintToken(addresses.issuer, whom),
    bindAndToken: (whom) => memberToken(addresses.issuer, addresses.apiUrl, whom),
    clientSecret: identity.clientSecret,
    close: () => closers.closeAll(),
  };
}

const addressesOf = ({ servers, database, storage }: Ground): Addresses => ({
  apiUrl: servers.api.url,
  portalUrl: `http://localhost:${servers.portalPort}`,
  issuer: servers.identity.url,
  objectsUrl: servers.objects.url,
  databaseUrl: database.endpoint,
  queuesUrl: storage.url,
  busUrl: servers.bus.url,
  mailUrl: servers.mail.url,
});

function tableOf({ tables }: Stores, variables: Readonly<Record<string, string>>) {
  const table = tables.find(({ name }) => name === variables['TABLE_NAME']);
  if (table) return table;
  throw new StartProblem("The templates have no table that the API's functions name as TABLE_NAME.");
}
