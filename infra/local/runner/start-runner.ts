import { randomBytes } from 'node:crypto';
import { ensureBuilt, portalHandlerFile } from '../built/ensure-built.ts';
import { answerControlRequest } from '../control/control-requests.ts';
import { answerBusRequest, isBusRequest } from '../events/bus-requests.ts';
import { busOfTemplate } from '../events/bus.ts';
import { httpApi } from '../http-api/gateway.ts';
import { readKnownAccounts } from '../identity/known-accounts.ts';
import { mailSink } from '../mail/mail-sink.ts';
import { openMailStore } from '../mail/mail-store.ts';
import { startPortal } from '../portal/portal.ts';
import { seedNewFolder } from '../seed/seed-new-folder.ts';
import { bucketCors } from '../storage/bucket-cors.ts';
import { objectsGuard } from '../storage/objects-guard.ts';
import { apiVariables, assemblyHere } from './assembly-here.ts';
import { type Closers, newClosers } from './closers.ts';
import { endpointVariables } from './endpoint-variables.ts';
import { layGround } from './ground.ts';
import { standUpIdentity } from './identity-here.ts';
import { memberToken, mintToken } from './member-token.ts';
import { removeRunnerFile, writeRunnerFile } from './runner-file.ts';
import type { Runner, RunnerOptions } from './runner.ts';
import { standUpStores } from './stores.ts';
import { startWorkings } from './workings.ts';

/** Stands the synthesized templates up on this machine; answers when everything does. */
export async function startRunner(options: RunnerOptions): Promise<Runner> {
  const closers = newClosers();
  try {
    return await start(options, closers);
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}

async function start(options: RunnerOptions, closers: Closers): Promise<Runner> {
  const { progress = () => undefined, warn = () => undefined } = options;
  const assemblyFolder = await ensureBuilt({
    portal: options.portal,
    build: options.build ?? true,
    progress,
  });
  const ground = await layGround(options, closers);
  const { data, servers, secrets, keys } = ground;
  const addresses = {
    apiUrl: servers.api.url,
    portalUrl: `http://localhost:${servers.portalPort}`,
    issuer: servers.identity.url,
    objectsUrl: servers.objects.url,
    databaseUrl: ground.database.endpoint,
    queuesUrl: ground.storage.url,
    busUrl: servers.bus.url,
    mailUrl: servers.mail.url,
  };
  const accountsFile = data.file('accounts.json');
  const { assembly, apiStack } = assemblyHere(assemblyFolder, addresses, secrets);
  const { queues, buckets } = await standUpStores(assembly, ground);
  const identity = await standUpIdentity({ assembly, ground, accountsFile, ...addresses, options }, closers);
  const endpoints = endpointVariables(addresses, keys);
  const variables = { ...endpoints, OIDC_CLIENT_IDS: identity.clientIds.join(',') };
  const { gateway, control } = await startWorkings(
    {
      assembly,
      apiStack,
      ground,
      queues,
      machineIds: identity.machineIds,
      verify: identity.verify,
      variables,
      options,
    },
    closers,
  );

  const mails = openMailStore(data.file('mail.sqlite'));
  closers.add(() => mails.close());
  const bus = busOfTemplate(assembly, queues);
  const controlToken = randomBytes(24).toString('base64url');
  servers.objects.serve(
    objectsGuard({ upstream: ground.storage.url, keys, cors: bucketCors(buckets, addresses.portalUrl) }),
  );
  servers.identity.serve(identity.listener);
  servers.mail.serve(mailSink(mails));
  servers.bus.serve((request, response) =>
    isBusRequest(request)
      ? answerBusRequest(bus, request, response)
      : answerControlRequest(control, controlToken, request, response),
  );
  servers.api.serve(httpApi(gateway));
  if (options.portal) {
    const portal = await startPortal({
      functions: assembly.ofType('AWS::Lambda::Function'),
      handlerFile: portalHandlerFile,
      origin: addresses.portalUrl,
      port: servers.portalPort,
      logFile: data.file('logs', 'portal.log'),
      variables: endpoints,
      warn,
    });
    closers.add(() => portal.stop());
  }
  const environment: Record<string, string> = { ...apiVariables(assembly, apiStack), ...variables };
  const tableName = environment['TABLE_NAME'] ?? '';
  await seedNewFolder({
    data,
    demo: options.demo,
    environment,
    ...addresses,
    tableName,
    accountsFile,
    progress,
  });
  writeRunnerFile(data.path, { ...addresses, controlToken });
  closers.add(() => removeRunnerFile(data.path));
  return {
    ...addresses,
    tableName,
    accounts: readKnownAccounts(accountsFile),
    environment,
    control,
    mint: (whom) => mintToken(addresses.issuer, whom),
    bindAndToken: (whom) => memberToken(addresses.issuer, addresses.apiUrl, whom),
    clientSecret: identity.clientSecret,
    close: () => closers.closeAll(),
  };
}
