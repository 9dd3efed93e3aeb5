/** What every journey stands on: one running Rafiq with its demo data, and one browser. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createClient, type Client } from '@rafiq/shared/client.ts';
import { chromium, type Browser, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { memberToken } from '../../../infra/local/runner/member-token.ts';

export interface Stage {
  portalUrl: string;
  apiUrl: string;
  issuer: string;
  /** Where the shared browser listens. */
  browser: string;
  /** Where the runner takes orders that no API has, and the token for them. */
  control: { url: string; token: string };
  /** Variables with which the table is reached, for what no API can arrange. */
  table: Readonly<Record<string, string>>;
}

declare module 'vitest' {
  export interface ProvidedContext {
    stage: Stage;
  }
}

/** People of the demo data, by what they are here for. */
export const people = {
  operations: 'operations@rafiq.example',
  manager: 'manager@rafiq.example',
  viewer: 'viewer@rafiq.example',
  partnerAdmin: 'admin@almanara.example',
  partnerSeller: 'seller@almanara.example',
  persianPartner: 'admin@sepehrava.example',
} as const;

export const stage = (): Stage => inject('stage');
export const openBrowser = (): Promise<Browser> => chromium.connect(stage().browser);

export const api = (): Client => createClient({ baseUrl: stage().apiUrl });
export const tokenOf = (email: string): Promise<string> => memberToken(stage().issuer, stage().apiUrl, email);

const pictures = path.resolve(import.meta.dirname, '../../../test-results/journeys');

/** Keeps a picture of the page under this name, for whoever wants to look. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
}
