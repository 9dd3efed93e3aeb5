/** What each page of the portal weighs on its way to a browser, and what it costs the portal's own process. */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { startRunner } from '../../infra/local/runner/start-runner.ts';
import { launchBrowser } from '../journeys/stage/browser.ts';
import { Visitor } from '../journeys/stage/visitor.ts';
import type { Locale } from '../journeys/stage/words.ts';
import { figure, median, quantile, type Run } from './figure.ts';

/** Beside these, of each list named in `opened`, the page of the first that stands in it. */
const pages: readonly { email: string; paths: readonly string[]; opened: readonly string[] }[] = [
  {
    email: 'admin@almanara.example',
    paths: [
      '/today',
      '/offers',
      '/pool',
      '/leads',
      '/deals',
      '/deals/new',
      '/organisation',
      '/organisation/availability',
      '/preferences',
    ],
    opened: ['/leads', '/deals'],
  },
  {
    email: 'operations@rafiq.example',
    paths: [
      '/manage',
      '/manage/leads',
      '/manage/unplaced',
      '/manage/partners',
      '/manage/accounts',
      '/manage/deals',
      '/manage/conflicts',
      '/manage/conflict-rules',
      '/manage/conflict-rules/edit',
      '/manage/conflict-rules/what-if',
      '/manage/products',
      '/manage/imports',
      '/manage/forms',
      '/manage/people',
      '/manage/settings',
      '/manage/audit',
      '/manage/policy',
      '/manage/policy/edit',
      '/manage/policy/fairness',
      '/manage/policy/what-if',
    ],
    opened: ['/manage/leads', '/manage/partners', '/manage/accounts', '/manage/deals', '/manage/conflicts'],
  },
];
/** The heaviest of the three: its letters take two bytes each, and its font holds both scripts. */
const locale: Locale = 'fa';
const headersOf = (cookie: string) => ({ cookie, 'accept-language': locale });
/** Kilobytes on the way to the browser, packed; a manager's tables may bring more script. */
const budgetsKb = { script: 75, gridScript: 95, style: 15, font: 90, html: 8 };
/** Pages that hold a manager's tables: the lists, and what is opened from two of them. */
const isGrid = (at: string): boolean =>
  /^\/manage\/(leads|unplaced|products|deals|conflicts)$|^\/manage\/(partners|accounts)(\/|$)/.test(at);
const cpuBudgetMs = 5;
const answerBudgetMs = 60;
const rounds = 20;
/** Before anything is measured: what a new process compiles it compiles once, and it serves for hours. */
const warmUpRounds = 10;

interface Weight {
  path: string;
  scriptKb: number;
  styleKb: number;
  fontKb: number;
  htmlKb: number;
}

const kb = (bytes: number): number => bytes / 1000;
const packed = (bytes: Buffer): number => kb(gzipSync(bytes, { level: 9 }).length);

/** Addresses in the page that a browser fetches before it can show it. */
function linksIn(html: string, rel: string, as?: string): string[] {
  return [...html.matchAll(/<link\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter(
      (tag) =>
        new RegExp(`rel="?${rel}"?[\\s>/]`).test(tag) && (as === undefined || tag.includes(`as="${as}"`)),
    )
    .flatMap((tag) => /href="([^"]+)"/.exec(tag)?.[1] ?? []);
}

async function weigh(origin: string, at: string, cookie: string): Promise<Weight> {
  const html = await (await fetch(`${origin}${at}`, { headers: headersOf(cookie) })).text();
  const sum = async (links: readonly string[], weightOf: (bytes: Buffer) => number): Promise<number> => {
    let total = 0;
    for (const link of new Set(links)) {
      const answer = await fetch(new URL(link, `${origin}${at}`), { headers: headersOf(cookie) });
      if (!answer.ok) throw new Error(`${link} of ${at} answered ${answer.status}`);
      total += weightOf(Buffer.from(await answer.arrayBuffer()));
    }
    return total;
  };
  return {
    path: at,
    scriptKb: await sum([...linksIn(html, 'modulepreload'), ...linksIn(html, 'preload', 'script')], packed),
    styleKb: await sum(linksIn(html, 'stylesheet'), packed),
    // Fonts are packed already.
    fontKb: await sum(linksIn(html, 'preload', 'font'), (bytes) => kb(bytes.length)),
    htmlKb: packed(Buffer.from(html)),
  };
}

/** The address of the first record that stands in a list. */
async function firstIn(origin: string, list: string, cookie: string): Promise<string> {
  const html = await (await fetch(`${origin}${list}`, { headers: headersOf(cookie) })).text();
  const at = new RegExp(`href="(${list}/[a-z]+_[0-9a-z]+)"`).exec(html)?.[1];
  if (at === undefined) throw new Error(`${list} is empty`);
  return at;
}

/** The portal's own process among the children of this one. */
function portalProcess(): string {
  const children = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
  const found = children.find((pid) => {
    try {
      const parent = / (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) \w/, ''))?.[1];
      return (
        parent === String(process.pid) &&
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('portal-process')
      );
    } catch (error) {
      // It ended while it was looked at.
      if (
        (error as NodeJS.ErrnoException).code === 'ENOENT' ||
        (error as NodeJS.ErrnoException).code === 'ESRCH'
      )
        return false;
      throw error;
    }
  });
  if (found === undefined) throw new Error('The portal runs in no process of its own');
  return found;
}

const ticksMs = 10;
/** CPU the process has used so far, in milliseconds. */
function cpuMs(pid: string): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * ticksMs;
}

export const run: Run = async (tell) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rafiq-bench-'));
  const server = await launchBrowser();
  const runner = await startRunner({ dataDir: folder, ports: 'free', demo: true, portal: true });
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const weights: Weight[] = [];
    const times: number[] = [];
    const asked: { at: string; cookie: string }[] = [];
    for (const { email, paths, opened } of pages) {
      const visitor = await Visitor.sitDown(browser, runner.portalUrl, { locale });
      await visitor.signIn(email);
      const cookies = await visitor.context.cookies(runner.portalUrl);
      await visitor.leave();
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      const found = await Promise.all(opened.map((list) => firstIn(runner.portalUrl, list, cookie)));
      for (const at of [...paths, ...found]) {
        weights.push(await weigh(runner.portalUrl, at, cookie));
        asked.push({ at, cookie });
      }
    }
    await browser.close();
    const pid = portalProcess();
    const walk = async (): Promise<void> => {
      for (const { at, cookie } of asked) {
        const begunMs = performance.now();
        // Packing is the work of the edge, which on AWS is another's.
        const headers = { ...headersOf(cookie), 'accept-encoding': 'identity' };
        await (await fetch(`${runner.portalUrl}${at}`, { headers })).arrayBuffer();
        times.push(performance.now() - begunMs);
      }
    };
    for (let round = 0; round < warmUpRounds; round += 1) await walk();
    times.length = 0;
    const beforeMs = cpuMs(pid);
    for (let round = 0; round < rounds; round += 1) await walk();
    const cpu = (cpuMs(pid) - beforeMs) / times.length;
    for (const { path: at, scriptKb, styleKb, fontKb, htmlKb } of weights) {
      tell(
        `${at.padEnd(28)} script ${scriptKb.toFixed(1)} kB, style ${styleKb.toFixed(1)}, fonts ${fontKb.toFixed(1)}, page ${htmlKb.toFixed(1)} (packed)`,
      );
    }
    tell(
      `${times.length} pages: p50 ${median(times).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms`,
    );
    const most = (of: (weight: Weight) => number): number => Math.max(...weights.map(of));
    const scripts = weights.map(({ path: at, scriptKb }) => ({
      scriptKb,
      budgetKb: isGrid(at) ? budgetsKb.gridScript : budgetsKb.script,
    }));
    const [heaviest] = scripts.sort(
      (one, other) => other.scriptKb / other.budgetKb - one.scriptKb / one.budgetKb,
    );
    if (heaviest === undefined) throw new Error('No page was weighed');
    return {
      'portal.weight': figure(heaviest.scriptKb, 'kB script, worst page', heaviest.budgetKb),
      'portal.style': figure(
        most(({ styleKb }) => styleKb),
        'kB style, heaviest',
        budgetsKb.style,
      ),
      'portal.fonts': figure(
        most(({ fontKb }) => fontKb),
        'kB fonts, heaviest',
        budgetsKb.font,
      ),
      'portal.html': figure(
        most(({ htmlKb }) => htmlKb),
        'kB page, heaviest',
        budgetsKb.html,
      ),
      'portal.render': figure(cpu, 'ms CPU a page', cpuBudgetMs),
      'portal.answer': figure(median(times), 'ms, p50', answerBudgetMs),
    };
  } finally {
    await server.close();
    await runner.close();
    await rm(folder, { recursive: true, force: true });
  }
};
