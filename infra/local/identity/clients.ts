import type { LocalResource } from '../assembly/local-assembly.ts';
import { readProperties } from '../assembly/read-properties.ts';
import type { Stack } from '../assembly/cloud-assembly.ts';
import * as z from 'zod';
import { StartProblem } from '../start-problem.ts';

/** The portal's client at the embedded identity provider. */
export const portalClientId = 'rafiq-portal';
/** The machine client that demo data makes a member. */
export const demoClientId = 'demo-integrator';

/** The scope that access tokens for the API carry. */
export const apiScope = 'rafiq/api';

const clientSchema = z.object({
  AllowedOAuthFlows: z.array(z.string()).default([]),
  CallbackURLs: z.array(z.string()).default([]),
  LogoutURLs: z.array(z.string()).default([]),
});

export interface IdentityClients {
  readonly portal: {
    readonly id: string;
    readonly secret: string;
    readonly callbacks: string[];
    readonly logouts: string[];
  };
  /** Machine clients: id → secret. */
  readonly machines: ReadonlyMap<string, string>;
}

/** The id that stands for a client of the template's user pool: told by its flow before anything is evaluated. */
export function clientIdOf(stacks: readonly Stack[], stackName: string, id: string): string {
  const resource = stacks.find((stack) => stack.name === stackName)?.template.Resources[id];
  const flows = clientSchema.shape.AllowedOAuthFlows.parse(resource?.Properties['AllowedOAuthFlows']);
  return flows.includes('client_credentials') ? demoClientId : portalClientId;
}

/** The clients the embedded provider serves: the template's portal client, and machine clients of this machine. */
export function identityClients(
  resources: readonly LocalResource[],
  machineIds: readonly string[],
  secretOf: (name: string) => string,
): IdentityClients {
  const portals = resources.filter((resource) =>
    readProperties(resource, clientSchema).AllowedOAuthFlows.includes('code'),
  );
  const [portal, another] = portals;
  if (!portal || another)
    throw new StartProblem(`The templates must have one client with the code flow, not ${portals.length}.`);
  const { CallbackURLs, LogoutURLs } = readProperties(portal, clientSchema);
  return {
    portal: {
      id: portalClientId,
      secret: secretOf(`client/${portal.name}`),
      callbacks: CallbackURLs,
      logouts: LogoutURLs,
    },
    machines: new Map(machineIds.map((id) => [id, secretOf(`machine/${id}`)])),
  };
}
