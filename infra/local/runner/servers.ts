import { type LoopbackServer, openLoopbackServer } from '../net/loopback-server.ts';
import { claimPort, type Part, type Ports } from '../net/ports.ts';
import type { Closers } from './closers.ts';

/** The parts this process answers for itself. */
type ServedPart = Extract<Part, 'api' | 'identity' | 'objects' | 'bus' | 'mail'>;

export type Servers = Readonly<Record<ServedPart, LoopbackServer>> & {
  /** Ports that children open themselves. */
  readonly portalPort: number;
  readonly databasePort: number;
  readonly queuesPort: number;
};

/** Opens every port first: whatever is taken is told before anything was started or written. */
export async function openServers(ports: Ports, closers: Closers): Promise<Servers> {
  const open = async (part: ServedPart): Promise<LoopbackServer> => {
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
