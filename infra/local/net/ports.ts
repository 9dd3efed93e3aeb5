import { createServer } from 'node:net';
import { StartProblem } from '../start-problem.ts';

/** The parts that answer on a port: each has a variable to move it and a port it has unless moved. */
export const partPorts = {
  portal: { variable: 'PORTAL_PORT', standard: 4600 },
  api: { variable: 'API_PORT', standard: 4610 },
  identity: { variable: 'IDENTITY_PORT', standard: 4620 },
  objects: { variable: 'OBJECTS_PORT', standard: 4630 },
  database: { variable: 'DATABASE_PORT', standard: 4640 },
  queues: { variable: 'QUEUES_PORT', standard: 4650 },
  bus: { variable: 'BUS_PORT', standard: 4660 },
  mail: { variable: 'MAIL_PORT', standard: 4670 },
} as const;

export type Part = keyof typeof partPorts;
export type Ports = Readonly<Record<Part, number>>;

const parts = Object.keys(partPorts) as Part[];

/** The ports the environment asks for; refuses what is no port and two parts on one port. */
export function portsFromEnvironment(environment: NodeJS.ProcessEnv): Ports {
  const ports = Object.fromEntries(parts.map((part) => [part, portOf(part, environment)])) as Record<
    Part,
    number
  >;
  for (const part of parts) {
    const other = parts.find((candidate) => candidate !== part && ports[candidate] === ports[part]);
    if (other) {
      throw new StartProblem(
        `${partPorts[part].variable} and ${partPorts[other].variable} both say ${ports[part]}: give them different ports.`,
      );
    }
  }
  return ports;
}

/** Zero everywhere: the system picks, so that many runners can stand side by side. */
export const freePorts: Ports = Object.fromEntries(parts.map((part) => [part, 0])) as Record<Part, number>;

function portOf(part: Part, environment: NodeJS.ProcessEnv): number {
  const { variable, standard } = partPorts[part];
  const text = environment[variable];
  if (text === undefined || text === '') return standard;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new StartProblem(`${variable} must be a port between 1 and 65535, not "${text}".`);
}

/** What to tell whoever started Rafiq on a port that is in use. */
export function portTaken(part: Part, port: number): StartProblem {
  const { variable } = partPorts[part];
  return new StartProblem(
    `Port ${port} (${part}) is taken by another program. ` +
      `Stop that program, or choose another port: ${variable}=${port < 65_535 ? port + 1 : port - 1} npm start`,
  );
}

/** Proves that nobody listens there yet, for parts that a child process opens; 0 gives a port that is free now. */
export async function claimPort(part: Part, port: number): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? portTaken(part, port) : error);
    });
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      const found = typeof address === 'object' && address ? address.port : port;
      probe.close(() => resolve(found));
    });
  });
}
