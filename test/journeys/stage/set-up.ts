/** Runs once before all journeys: Rafiq with its demo data on free ports, and a browser; both end with them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { readRunnerFile } from '../../../infra/local/runner/runner-file.ts';
import { startRunner } from '../../../infra/local/runner/start-runner.ts';
import { launchBrowser } from './browser.ts';
import './stage.ts';

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rafiq-journeys-'));
  const browser = await launchBrowser();
  const runner = await startRunner({ dataDir: folder, ports: 'free', demo: true, portal: true });
  const { controlToken, tableVariables } = readRunnerFile(folder);
  project.provide('stage', {
    portalUrl: runner.portalUrl,
    apiUrl: runner.apiUrl,
    issuer: runner.issuer,
    browser: browser.wsEndpoint(),
    control: { url: runner.busUrl, token: controlToken },
    table: tableVariables,
  });
  return async () => {
    await browser.close();
    await runner.close();
    await rm(folder, { recursive: true, force: true });
  };
}
