/** What Lighthouse says of the pages people see most, on the phone of a partner and at the desk of a manager. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import lighthouse, { desktopConfig } from 'lighthouse';
import { chromium } from 'playwright-core';
import { startRunner } from '../../infra/local/runner/start-runner.ts';
import { findBrowser, launchBrowser } from '../journeys/stage/browser.ts';
import { Visitor } from '../journeys/stage/visitor.ts';
import { figure, median, type Run } from './figure.ts';

const rounds = 3;
/** A run without a score is made again, this often. */
const tries = 3;
const categories = ['performance', 'accessibility', 'best-practices'] as const;
type Category = (typeof categories)[number];
type Scores = Readonly<Record<Category, number>>;

const devices = { phone: { budget: 90 }, desk: { budget: 98 } };
type Device = keyof typeof devices;

interface Page {
  device: Device;
  path: string;
  /** As whom it is seen; nobody is signed in on the way in. */
  cookie: string | undefined;
}

/** A browser of its own that Lighthouse steers, and that reaches nothing but this machine. */
async function openSteeredBrowser(): Promise<{ port: number; close(): Promise<void> }> {
  const { executablePath, args = [] } = await findBrowser();
  if (executablePath === undefined) throw new Error('There is no browser');
  const folder = await mkdtemp(path.join(tmpdir(), 'rafiq-lighthouse-'));
  const child = spawn(
    executablePath,
    [
      ...args,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${folder}`,
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const close = async (): Promise<void> => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  for await (const line of createInterface(child.stderr)) {
    const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(line)?.[1];
    if (port === undefined) continue;
    // What it prints from here on is read by nobody, and must not fill the pipe.
    child.stderr.resume();
    return { port: Number(port), close };
  }
  await close();
  throw new Error('The browser ended before it could be steered');
}

/** One look at a page; undefined if it came without a score. */
async function lookOnce(origin: string, page: Page, port: number) {
  const result = await lighthouse(
    `${origin}${page.path}`,
    {
      port,
      logLevel: 'silent',
      onlyCategories: [...categories],
      ...(page.cookie !== undefined && { extraHeaders: { cookie: page.cookie } }),
    },
    page.device === 'desk' ? desktopConfig : undefined,
  );
  const lhr = result?.lhr;
  const landed = lhr?.finalDisplayedUrl;
  if (landed !== undefined && new URL(landed).pathname !== page.path)
    throw new Error(`${page.path} led to ${landed}`);
  const scored = categories.map((category) => [category, lhr?.categories[category]?.score] as const);
  if (lhr === undefined || scored.some(([, score]) => typeof score !== 'number')) return undefined;
  const scores = Object.fromEntries(scored.map(([name, score]) => [name, Math.round((score ?? 0) * 100)]));
  const faults = categories
    .slice(1)
    .flatMap((category) =>
      (lhr.categories[category]?.auditRefs ?? [])
        .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 1)
        .map(({ id }) => id),
    );
  const timing = (id: string): string => lhr.audits[id]?.displayValue ?? '?';
  const told = `paint ${timing('first-contentful-paint')}, largest ${timing('largest-contentful-paint')}, blocked ${timing('total-blocking-time')}, shift ${timing('cumulative-layout-shift')}`;
  return { scores: scores as Scores, faults, told };
}

async function look(origin: string, page: Page, port: number) {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const found = await lookOnce(origin, page, port);
    if (found !== undefined) return found;
  }
  throw new Error(`Lighthouse gave ${page.path} no score in ${tries} tries`);
}

/** The pages as their people see them, each with the cookies of a session begun by signing in. */
async function pagesOf(origin: string): Promise<Page[]> {
  const server = await launchBrowser();
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const cookieOf = async (email: string): Promise<{ cookie: string; lead: string }> => {
      const visitor = await Visitor.sitDown(browser, origin, { locale: 'en' });
      await visitor.signIn(email);
      await visitor.go(email.startsWith('operations') ? '/manage/leads' : '/leads');
      const html = await visitor.page.content();
      const cookies = await visitor.context.cookies(origin);
      await visitor.leave();
      const lead = /href="((?:\/manage)?\/leads\/lead_\w+)"/.exec(html)?.[1];
      if (lead === undefined) throw new Error(`${email} sees no lead`);
      return { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '), lead };
    };
    const partner = await cookieOf('admin@almanara.example');
    const manager = await cookieOf('operations@rafiq.example');
    const seen = (device: Device, paths: readonly string[], cookie?: string): Page[] =>
      paths.map((at) => ({ device, path: at, cookie }));
    return [
      ...seen('phone', ['/sign-in']),
      ...seen('phone', ['/today', '/offers', partner.lead], partner.cookie),
      ...seen('desk', ['/manage', '/manage/leads'], manager.cookie),
    ];
  } finally {
    await server.close();
  }
}

export const run: Run = async (tell) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rafiq-bench-'));
  const runner = await startRunner({ dataDir: folder, ports: 'free', demo: true, portal: true });
  try {
    const pages = await pagesOf(runner.portalUrl);
    const browser = await openSteeredBrowser();
    try {
      const found: { score: number; budget: number; byRule: number }[] = [];
      for (const page of pages) {
        const looks: Awaited<ReturnType<typeof look>>[] = [];
        for (let round = 0; round < rounds; round += 1)
          looks.push(await look(runner.portalUrl, page, browser.port));
        const of = (category: Category): number => median(looks.map(({ scores }) => scores[category]));
        const shown = page.path.replace(/lead_\w+/, '…');
        const faults = [...new Set(looks.flatMap((one) => one.faults))].join(', ');
        tell(
          `${page.device} ${shown.padEnd(16)} ${categories.map((category) => `${category} ${of(category)}`).join(', ')} (${looks.at(-1)?.told ?? ''})${faults && `; ${faults}`}`,
        );
        const byRule = Math.min(of('accessibility'), of('best-practices'));
        found.push({ score: of('performance'), budget: devices[page.device].budget, byRule });
      }
      const [worst] = found.sort((one, other) => one.score / one.budget - other.score / other.budget);
      if (worst === undefined) throw new Error('No page was looked at');
      const byRule = Math.min(...found.map((page) => page.byRule));
      return {
        'portal.lighthouse': figure(worst.score, 'performance, worst page', worst.budget),
        'portal.lighthouse-rules': figure(byRule, 'accessibility and best practices, worst page', 100),
      };
    } finally {
      await browser.close();
    }
  } finally {
    await runner.close();
    await rm(folder, { recursive: true, force: true });
  }
};
