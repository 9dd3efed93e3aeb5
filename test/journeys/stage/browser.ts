/** A real browser: Debian's Chromium if it is there, else the one of the lock file; without either there is no skipping. */
import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium, type BrowserServer, type LaunchOptions } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** Root may not use Chromium's sandbox; nobody else should do without it. */
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const quiet = ['--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none', '--hide-scrollbars'];

/** Where the browser is, and the arguments it needs here. */
export async function findBrowser(): Promise<Pick<LaunchOptions, 'executablePath' | 'args'>> {
  const found = installed.find((file) => existsSync(file));
  if (found !== undefined) return { executablePath: found, args: [...sandbox, ...quiet] };
  const carried = await sparticuz.executablePath().catch((error: unknown) => {
    throw new Error(
      'The journeys need a browser: install Chromium (apt-get install chromium), or let npm ci install @sparticuz/chromium on Linux.',
      { cause: error },
    );
  });
  return { executablePath: carried, args: ['--no-sandbox', '--headless=shell', ...quiet] };
}

/** Starts the browser that all journeys share. */
export const launchBrowser = async (): Promise<BrowserServer> =>
  chromium.launchServer({ ...(await findBrowser()), headless: true });
