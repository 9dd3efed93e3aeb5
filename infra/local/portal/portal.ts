import { fork } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { LocalResource } from '../assembly/local-assembly.ts';
import { edgeHost, region } from '../assembly/local-names.ts';
import type { Stack } from '../assembly/cloud-assembly.ts';
import { StartProblem } from '../start-problem.ts';

/** The variable that tells the portal's function from all others. */
const sessionTable = 'SESSION_TABLE_NAME';

const functionSchema = z.object({
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).optional(),
});

const variablesOf = (properties: unknown): Record<string, unknown> =>
  functionSchema.safeParse(properties).data?.Environment?.Variables ?? {};

/** The flags its Node is started with there, and so here. */
const flagsOf = (page: LocalResource): string[] => {
  const flags = variablesOf(page.properties).NODE_OPTIONS;
  return typeof flags === 'string' ? flags.split(' ') : [];
};

/** The stack that holds the portal, if the assembly has one. */
export const portalStackName = (stacks: readonly Stack[]): string | undefined =>
  stacks.find((stack) =>
    Object.values(stack.template.Resources).some(
      (resource) =>
        resource.Type === 'AWS::Lambda::Function' && sessionTable in variablesOf(resource.Properties),
    ),
  )?.name;

export interface PortalOptions {
  readonly functions: readonly LocalResource[];
  readonly origin: string;
  readonly objectsUrl: string;
  readonly port: number;
  readonly logFile: string;
  /** Endpoints and keys, over the template's variables. */
  readonly variables: Readonly<Record<string, string>>;
  readonly warn: (message: string) => void;
}

export interface Portal {
  stop(): Promise<void>;
}

/** Starts the portal with the variables its function has in the template, in a process of its own. */
export async function startPortal(options: PortalOptions): Promise<Portal> {
  const page = options.functions.find(({ properties }) => sessionTable in variablesOf(properties));
  if (!page) throw new StartProblem('The templates have no portal.');
  const log = openSync(options.logFile, 'a');
  const child = fork(fileURLToPath(new URL('./portal-process.ts', import.meta.url)), {
    env: {
      ...hereInstead(variablesOf(page.properties), options),
      ...options.variables,
      PORTAL_HANDLER: handlerOf(page),
      PORTAL_ORIGIN: options.origin,
      PORTAL_LISTEN_PORT: String(options.port),
    },
    execArgv: flagsOf(page),
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const first = await Promise.race([
    new Promise<'listening'>((resolve) => child.once('message', () => resolve('listening'))),
    ended.then(() => 'ended' as const),
  ]);
  if (first === 'ended') throw new StartProblem(`The portal did not start; ${options.logFile} says why.`);
  let stopping = false;
  void ended.then(() => {
    if (!stopping)
      options.warn(`The portal stopped by itself; ${options.logFile} says why. Start Rafiq again.`);
  });
  return {
    stop: async () => {
      stopping = true;
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** SvelteKit's handler, in the very bundle CDK ships: it stays as it is when the portal is built anew. */
function handlerOf({ folder, metadata, stack, id }: LocalResource): string {
  const asset = metadata['aws:asset:path'];
  if (typeof asset !== 'string') throw new StartProblem(`${stack}/${id} names no bundle.`);
  return path.resolve(folder, asset, 'build', 'handler.js');
}

/** How the template spells the address of a bucket. */
const bucketAddress = new RegExp(`https://[^/,]+\\.s3\\.${region}\\.amazonaws\\.com`, 'g');

/** The template's variables, with this machine's addresses where those of the edge and of buckets would be. */
const hereInstead = (variables: Record<string, unknown>, options: PortalOptions): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables)
      .filter(([name]) => name !== 'NODE_OPTIONS')
      .map(([name, value]) => [
        name,
        String(value)
          .replaceAll(`https://${edgeHost}`, options.origin)
          .replaceAll(bucketAddress, options.objectsUrl),
      ]),
  );
