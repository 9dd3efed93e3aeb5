import * as z from 'zod';
import { readCloudAssembly, type Stack } from '../assembly/cloud-assembly.ts';
import { type LocalAssembly, resolveAssembly } from '../assembly/local-assembly.ts';
import type { Secrets } from '../data-folder/secrets.ts';
import { clientIdOf } from '../identity/clients.ts';
import { portalStackName } from '../portal/portal.ts';
import { StartProblem } from '../start-problem.ts';

export interface AssemblyAddresses {
  readonly issuer: string;
  readonly apiUrl: string;
  readonly portalUrl: string;
  readonly queuesUrl: string;
}

export interface AssemblyHere {
  readonly assembly: LocalAssembly;
  readonly apiStack: string;
}

/** Reads the synthesized templates and evaluates them with the addresses of this machine. */
export function assemblyHere(folder: string, addresses: AssemblyAddresses, secrets: Secrets): AssemblyHere {
  const stacks = readCloudAssembly(folder);
  const portalStack = portalStackName(stacks);
  const assembly = resolveAssembly(
    stacks,
    {
      issuer: addresses.issuer,
      apiUrl: (stack) => (stack === portalStack ? addresses.portalUrl : addresses.apiUrl),
      queuesUrl: addresses.queuesUrl,
      clientId: (stack, id) => clientIdOf(stacks, stack, id),
      secret: (name) => secrets.of(name),
    },
    { PortalOrigin: addresses.portalUrl },
  );
  return { assembly, apiStack: apiStackName(stacks, portalStack) };
}

function apiStackName(stacks: readonly Stack[], portalStack: string | undefined): string {
  const withApi = stacks.filter(
    ({ name, template }) =>
      name !== portalStack &&
      Object.values(template.Resources).some(({ Type }) => Type === 'AWS::ApiGatewayV2::Api'),
  );
  const [api, another] = withApi;
  if (!api || another)
    throw new StartProblem(`The templates must have one API beside the portal's, not ${withApi.length}.`);
  return api.name;
}

/** All variables that the functions of the rooms get of their templates, for code of theirs that runs elsewhere. */
export function apiVariables(assembly: LocalAssembly, apiStack: string): Record<string, string> {
  const doors = new Set(assembly.ofType('AWS::ApiGatewayV2::Api').map(({ stack }) => stack));
  // Beside the API's stack those without a door of their own: the workers', and not the portal's.
  const ofStack = assembly
    .ofType('AWS::Lambda::Function')
    .filter(({ stack }) => stack === apiStack || !doors.has(stack));
  const all = ofStack.map(
    ({ properties }) => environmentSchema.parse(properties).Environment?.Variables ?? {},
  );
  const { NODE_OPTIONS: _flags, ...variables } = Object.assign({}, ...all) as Record<string, string>;
  return variables;
}

const environmentSchema = z.object({
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()) }).optional(),
});
