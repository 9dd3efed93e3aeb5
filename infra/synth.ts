import { readFileSync } from 'node:fs';
import path from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks } from 'cdk-nag';
import { routes } from '@rafiq/shared/routes.ts';
import { bundleFunctions, bundlePortal, functionsFolder, portalFolder } from './bundle.ts';
import { repositoryRoot } from './repository.ts';
import { findRooms } from './rooms.ts';
import { readSettings } from './settings.ts';
import { addSystem } from './system.ts';

export interface SynthesizeOptions {
  /** Where the cloud assembly goes; the CDK CLI says so itself. */
  readonly outdir?: string;
  /** Also judge the templates by the AwsSolutions rules; a finding without a reason makes the synthesis throw. */
  readonly nag?: boolean;
  /** As `--context` of the CDK CLI: `{ stage: 'trial' }`, `{ portal: 'none' }`. */
  readonly context?: Readonly<Record<string, unknown>>;
}

/** Bundles and synthesizes all stacks in this process: offline, without credentials, without the CDK CLI. */
export async function synthesize(options: SynthesizeOptions = {}): Promise<CloudAssembly> {
  const app = await makeApp(options);
  return app.synth();
}

/** Bundles, and puts all stacks into an app that is not synthesized yet. */
export async function makeApp({ outdir, nag = false, context = {} }: SynthesizeOptions = {}): Promise<App> {
  const app = new App({
    ...(outdir !== undefined && { outdir }),
    analyticsReporting: false,
    context: { ...contextOfFile(), ...contextOfCli, ...context },
  });
  const [rooms] = await Promise.all([
    findRooms(),
    bundleFunctions(),
    readSettings(app.node).portal ? bundlePortal() : undefined,
  ]);
  addSystem(app, { rooms, routes, functionsFolder, portalFolder });
  if (nag) Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { verbose: true }));
  return app;
}

/** What the CDK CLI adds by itself; the local runner finds the bundles by it. */
const contextOfCli = { 'aws:cdk:enable-asset-metadata': true, 'aws:cdk:enable-path-metadata': true };

/** The context of cdk.json, which the CDK CLI would hand over. */
export function contextOfFile(): Record<string, unknown> {
  const file = JSON.parse(readFileSync(path.join(repositoryRoot, 'cdk.json'), 'utf8')) as {
    context: Record<string, unknown>;
  };
  return file.context;
}
