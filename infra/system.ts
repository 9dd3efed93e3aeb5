import path from 'node:path';
import { type App, Tags } from 'aws-cdk-lib';
import type { RoomAccess } from '../functions/kernel/access.ts';
import type { GatewayRoute } from './constructs/route-api.ts';
import { readSettings } from './settings.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { PortalStack } from './stacks/portal-stack.ts';
import { WatchStack } from './stacks/watch-stack.ts';
import { WorkerStack } from './stacks/worker-stack.ts';

export interface SystemParts {
  readonly rooms: readonly RoomAccess[];
  readonly routes: readonly GatewayRoute[];
  readonly functionsFolder: string;
  readonly portalFolder: string;
}

/** Puts the whole of Rafiq into an app: stacks cut by how often they change and what breaks with them. */
export function addSystem(app: App, parts: SystemParts): void {
  const settings = readSettings(app.node);
  const { stage } = settings;
  const named = (stack: string) => ({ stackName: `rafiq-${stage.name}-${stack}` });

  const data = new DataStack(app, 'RafiqData', {
    ...named('data'),
    description: 'Rafiq: records, files, events, sign-in',
    settings,
  });
  const api = new ApiStack(app, 'RafiqApi', {
    ...named('api'),
    description: 'Rafiq: the API',
    stage,
    rooms: parts.rooms,
    routes: parts.routes,
    resources: data,
    signIn: data.signIn,
    bundleOf: (name) => path.join(parts.functionsFolder, name),
  });
  // A stack of its own: a template holds 500 resources at most, and each route and worker is several.
  const workers = new WorkerStack(app, 'RafiqWorkers', {
    ...named('workers'),
    description: 'Rafiq: the workers',
    stage,
    rooms: parts.rooms,
    resources: data,
    bundleOf: (name) => path.join(parts.functionsFolder, name),
  });
  if (settings.portal) {
    new PortalStack(app, 'RafiqPortal', {
      ...named('portal'),
      description: 'Rafiq: the portal at the edge',
      settings,
      folder: parts.portalFolder,
      apiUrl: api.apiUrl,
      signIn: data.signIn,
      uploads: [data.imports, data.attachments],
    });
  }
  new WatchStack(app, 'RafiqWatch', {
    ...named('watch'),
    description: 'Rafiq: alarms and the dashboard',
    settings,
    apiId: api.apiId,
    functions: [...api.functions, ...workers.functions],
  });
  Tags.of(app).add('product', 'rafiq');
  Tags.of(app).add('stage', stage.name);
}
