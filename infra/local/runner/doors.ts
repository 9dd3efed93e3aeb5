import { randomBytes } from 'node:crypto';
import { answerControlRequest } from '../control/control-requests.ts';
import { answerBusRequest, isBusRequest } from '../events/bus-requests.ts';
import { busOfTemplate } from '../events/bus.ts';
import { httpApi } from '../http-api/gateway.ts';
import { mailSink } from '../mail/mail-sink.ts';
import { openMailStore } from '../mail/mail-store.ts';
import { startPortal } from '../portal/portal.ts';
import { bucketCors } from '../storage/bucket-cors.ts';
import { objectsGuard } from '../storage/objects-guard.ts';
import { apiVariables } from './assembly-here.ts';
import type { Closers } from './closers.ts';
import type { IdentityHere } from './identity-here.ts';
import { removeRunnerFile, writeRunnerFile } from './runner-file.ts';
import type { Here } from './here.ts';
import type { Workings } from './workings.ts';

export interface DoorsParts extends Here {
  readonly identity: IdentityHere;
  readonly workings: Workings;
}

/** What somebody may do at the doors of a running Rafiq. */
export interface Doors {
  setMailDown(down: boolean): void;
}

/** Lets every port answer, starts the portal, and leaves word of where Rafiq is. */
export async function openDoors(parts: DoorsParts, closers: Closers): Promise<Doors> {
  const { assembly, ground, stores, addresses, identity, workings, options } = parts;
  const { data, servers, keys } = ground;
  const mails = openMailStore(data.file('mail.sqlite'));
  closers.add(() => mails.close());
  let mailIsDown = false;
  const bus = busOfTemplate(assembly, stores.queues);
  const controlToken = randomBytes(24).toString('base64url');
  const cors = bucketCors(stores.buckets, addresses.portalUrl);
  servers.identity.serve(identity.listener);
  servers.mail.serve(mailSink(mails, () => mailIsDown));
  servers.objects.serve(objectsGuard({ upstream: ground.storage.url, keys, cors }));
  servers.bus.serve((request, response) =>
    isBusRequest(request)
      ? answerBusRequest(bus, request, response)
      : answerControlRequest(workings.control, controlToken, request, response),
  );
  servers.api.serve(httpApi(workings.gateway));
  if (options.portal) await openPortal(parts, closers);
  writeRunnerFile(data.path, { ...addresses, controlToken, tableVariables: tableVariables(parts) });
  closers.add(() => removeRunnerFile(data.path));
  return {
    setMailDown: (down) => {
      mailIsDown = down;
    },
  };
}

const reachingTable = [
  'TABLE_NAME',
  'AWS_REGION',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_ENDPOINT_URL_DYNAMODB',
];

/** What it takes to reach the rooms' table, and nothing more. */
function tableVariables({ assembly, apiStack, endpoints }: DoorsParts): Record<string, string> {
  const all = { ...apiVariables(assembly, apiStack), ...endpoints };
  return Object.fromEntries(Object.entries(all).filter(([name]) => reachingTable.includes(name)));
}

async function openPortal(
  { assembly, ground, addresses, endpoints, options }: DoorsParts,
  closers: Closers,
): Promise<void> {
  const portal = await startPortal({
    functions: assembly.ofType('AWS::Lambda::Function'),
    origin: addresses.portalUrl,
    objectsUrl: addresses.objectsUrl,
    port: ground.servers.portalPort,
    logFile: ground.data.file('logs', 'portal.log'),
    variables: endpoints,
    warn: options.warn ?? (() => undefined),
  });
  closers.add(() => portal.stop());
}
