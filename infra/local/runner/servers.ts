import { type LoopbackServer, openLoopbackServer } from '../net/loopback-server.ts';
import { claimPort, type Part, type Ports } from '../net/ports.ts';
import type { Closers } from './closers.ts';

const served = ['api', 'identity', 'objects', 'bus', 'mail'] as const satisfies readonly Part[];

export type Servers = Readonly<Record<(typeof served)[number], LoopbackServer>> & {
  /** Ports that children open themselves. */
  readonly portalPort: number;
  readonly databasePort: number;
  readonly queuesPort: number;
};

/** Opens every port first: whatever is taken is told before anything was started or written. */
export async function openServers(ports: Ports, closers: Closers): Promise<Servers> {
  const open = async (part: (typeof served)[number]): Promise<LoopbackServer> => {
    const server = await openLoopbackServer(part, ports[part]);
    closers.add(() => server.close());
    return server;
  };
  const [api, identity, objects, bus, mail, portalPort, databasePort, queuesPort] = await Promise.all([
    open('api'),
    open('identity'),
    open('objects'),
    open('bus'),
    open('mail'),
    claimPort('portal', ports.portal),
    claimPort('database', ports.database),
    claimPort('queues', ports.queues),
  ]);
  return { api, identity, objects, bus, mail, portalPort, databasePort, queuesPort };
}
