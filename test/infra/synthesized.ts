import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { routes } from '@rafiq/shared/routes.ts';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { findRooms, functionsOf } from '../../infra/rooms.ts';
import { contextOfFile } from '../../infra/synth.ts';
import { addSystem } from '../../infra/system.ts';

export const rooms = await findRooms();
export const plans = rooms.flatMap(functionsOf);
export { routes };

/**
 * The whole system in an app, over empty bundles: templates do not depend on what the code says.
 * @param folder where the bundles and the assembly go
 */
export function systemApp(folder: string, context: Readonly<Record<string, unknown>> = {}): App {
  const portalFolder = path.join(folder, 'portal');
  write(path.join(portalFolder, 'build/client/_app/immutable/start.js'));
  for (const plan of plans) write(path.join(folder, plan.name, 'index.mjs'), plan.name);
  const app = new App({
    outdir: path.join(folder, 'cdk.out'),
    analyticsReporting: false,
    context: { ...contextOfFile(), ...context },
  });
  addSystem(app, { rooms, routes, functionsFolder: folder, portalFolder });
  return app;
}

function write(file: string, text = ''): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `// ${text}\n`);
}

type Templates = ReadonlyMap<string, Template>;
const synthesized = new Map<string, Templates>();

/** The templates of all stacks by their name in the app; the files that ask for the same share them. */
export function templatesOf(context: Readonly<Record<string, unknown>> = {}): Templates {
  const key = JSON.stringify(context);
  const known = synthesized.get(key) ?? synthesize(context);
  synthesized.set(key, known);
  return known;
}

function synthesize(context: Readonly<Record<string, unknown>>): Templates {
  const folder = mkdtempSync(path.join(tmpdir(), 'rafiq-infra-'));
  try {
    const stacks = systemApp(folder, context).node.children.filter((child) => Stack.isStack(child));
    return new Map(stacks.map((stack) => [stack.node.id, Template.fromStack(stack)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly properties: Record<string, unknown>;
}

/** The resources of one type in a template. */
export const resourcesOf = (template: Template, type: string): Resource[] =>
  Object.entries(template.findResources(type)).map(([id, resource]) => ({
    id,
    type,
    properties: (resource as { Properties?: Record<string, unknown> }).Properties ?? {},
  }));

/** The template of a stack that must be there. */
export function templateOrThrow(templates: Templates, name: string): Template {
  const template = templates.get(name);
  if (!template) throw new Error(`The app has no stack ${name}.`);
  return template;
}

/** The stacks that hold the rooms' functions: those that answer, and those that work by themselves. */
export const roomStacks = ['RafiqApi', 'RafiqWorkers'] as const;

/** Their templates as one: what a function may do and what calls it does not depend on the stack it lies in. */
export function templateOfRooms(templates: Templates): Template {
  const resources = roomStacks.map(
    (name) => templateOrThrow(templates, name).toJSON()['Resources'] as Record<string, unknown>,
  );
  return Template.fromJSON({ Resources: Object.assign({}, ...resources) as Record<string, unknown> });
}
