import { demoClientId, identityClients } from '../identity/clients.ts';
import { embeddedIdentity, type Identity } from '../identity/identity-server.ts';
import { readKnownAccounts } from '../identity/known-accounts.ts';
import { StartProblem } from '../start-problem.ts';
import type { Closers } from './closers.ts';
import type { Here } from './here.ts';

export interface IdentityParts extends Here {
  readonly accountsFile: string;
}

export interface IdentityHere extends Identity {
  /** Clients whose access tokens the API takes: the portal, then machines. */
  readonly clientIds: readonly string[];
  readonly machineIds: readonly string[];
  readonly clientSecret: (clientId: string) => string;
}

/** The embedded identity provider in place of the template's user pool, with this machine's own clients. */
export async function standUpIdentity(parts: IdentityParts, closers: Closers): Promise<IdentityHere> {
  const { assembly, ground, accountsFile, addresses, options } = parts;
  const { integrators } = readKnownAccounts(accountsFile);
  const asked = [
    demoClientId,
    ...(options.integrators ?? []),
    ...integrators.map(({ clientId }) => clientId),
  ];
  const machineIds = [...new Set(asked)];
  const clients = identityClients(assembly.ofType('AWS::Cognito::UserPoolClient'), machineIds, (name) =>
    ground.secrets.of(name),
  );
  const identity = await embeddedIdentity({
    issuer: addresses.issuer,
    storeFile: ground.data.file('identity.sqlite'),
    clients,
    portalOrigin: addresses.portalUrl,
    demoAccounts: () => readKnownAccounts(accountsFile).accounts,
  });
  closers.add(() => identity.close());
  return {
    ...identity,
    machineIds,
    clientIds: [clients.portal.id, ...machineIds],
    clientSecret: (clientId) => {
      const secret = clientId === clients.portal.id ? clients.portal.secret : clients.machines.get(clientId);
      if (secret === undefined) throw new StartProblem(`There is no client ${clientId}.`);
      return secret;
    },
  };
}
