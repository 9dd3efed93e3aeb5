import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePorts } from '../net/ports.ts';
import type { Runner } from './runner.ts';
import { writeSmallAssembly } from './small-system/assembly.ts';
import { startRunner } from './start-runner.ts';
import { temporaryFolders } from '../../../test/fixtures/temporary-folders.ts';

const newFolder = temporaryFolders('runner');
const assembly = newFolder();
writeSmallAssembly(assembly);

// A whole system starts in each of these tests, on machines that may be busy.
const patienceMs = 120_000;
const open: Runner[] = [];
const apart: ChildProcess[] = [];
async function start(dataDir = newFolder()): Promise<Runner> {
  const runner = await startRunner({
    assembly,
    dataDir,
    ports: 'free',
    demo: false,
    portal: false,
    queueRetrySeconds: 1,
  });
  open.push(runner);
  return runner;
}
afterEach(async () => {
  for (const child of apart.splice(0)) child.kill('SIGKILL');
  await Promise.all(open.splice(0).map((runner) => runner.close()));
}, patienceMs);

const make = async (apiUrl: string, id: string): Promise<number> =>
  (await fetch(`${apiUrl}/things/${id}`, { method: 'POST' })).status;
const handled = async (apiUrl: string, id: string): Promise<number> =>
  ((await (await fetch(`${apiUrl}/things/${id}`)).json()) as { handled: number }).handled;

describe('the runner', { timeout: patienceMs }, () => {
  it('carries a change from the API over stream, bus and queue to the worker', async () => {
    const { apiUrl, control } = await start();
    expect(await make(apiUrl, 'a')).toBe(201);
    await control.idle(patienceMs);
    expect(await handled(apiUrl, 'a')).toBe(1);
    expect(await control.deadLetters()).toEqual({});
  });

  it('lays poison aside at the stream and at the queue, and loses nothing beside it', async () => {
    const { apiUrl, control } = await start();
    for (const id of ['a', 'unspeakable', 'b', 'poison', 'c']) await make(apiUrl, id);
    await control.idle(patienceMs);
    const times = await Promise.all(['a', 'b', 'c'].map((id) => handled(apiUrl, id)));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(1);
    expect(await control.deadLetters()).toEqual({ 'small-publish-dead': 1, 'small-work-dead': 1 });
  });

  it('runs schedules by hand and moves the clock of functions', async () => {
    const { apiUrl, control } = await start();
    expect(control.schedules).toEqual(['small-work']);
    await control.fire('work');
    expect(await handled(apiUrl, 'swept')).toBe(1);
    await control.setClockOffset(90_000);
    expect(await (await fetch(`${apiUrl}/clock`)).json()).toEqual({ offset: '90000' });
    await control.setClockOffset(0);
    expect(await (await fetch(`${apiUrl}/clock`)).json()).toEqual({ offset: null });
  });

  it('lets minted tokens through its gate, and keeps data and people over a restart', async () => {
    const dataDir = newFolder();
    const first = await start(dataDir);
    const { accessToken, subject } = await first.mint('operations@rafiq.example');
    const me = async ({ apiUrl }: Runner, token: string) =>
      fetch(`${apiUrl}/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(await (await me(first, accessToken)).json()).toMatchObject({ sub: subject, token_use: 'access' });
    expect((await me(first, `${accessToken}x`)).status).toBe(401);
    await make(first.apiUrl, 'a');
    await first.control.idle();
    await first.close();
    const second = await start(dataDir);
    expect((await second.mint('operations@rafiq.example')).subject).toBe(subject);
    await second.control.idle(patienceMs);
    expect(await handled(second.apiUrl, 'a')).toBe(1);
  });

  it('loses nothing that was answered when it is killed, and does not read the stream from its start again', async () => {
    const dataDir = newFolder();
    const child = runApart(dataDir);
    const apiUrl = await firstLine(child);
    const answered: string[] = [];
    const writing = Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const status = await make(apiUrl, `k${index}`).catch(() => 0);
        if (status === 201) answered.push(`k${index}`);
      }),
    );
    await expect.poll(() => answered.length, { interval: 1, timeout: patienceMs }).toBeGreaterThan(10);
    child.kill('SIGKILL');
    await writing;
    const second = await start(dataDir);
    await second.control.idle(patienceMs);
    const times = await Promise.all(answered.map((id) => handled(second.apiUrl, id)));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(1);
    await second.close();
    const third = await start(dataDir);
    await third.control.idle(patienceMs);
    expect(await Promise.all(answered.map((id) => handled(third.apiUrl, id)))).toEqual(times);
  });

  it('refuses a folder that is in use and names the port that is taken', async () => {
    const dataDir = newFolder();
    await start(dataDir);
    await expect(start(dataDir)).rejects.toThrow(/Another Rafiq is running/);
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const mail = typeof address === 'object' && address ? address.port : 0;
    const blocked = startRunner({
      assembly,
      dataDir: newFolder(),
      ports: { ...freePorts, mail },
      demo: false,
      portal: false,
    });
    await expect(blocked).rejects.toThrow(new RegExp(`Port ${mail} \\(mail\\) is taken(.|\\n)*MAIL_PORT=`));
    taken.close();
  });
});

/** A runner in a process of its own, to be killed. */
function runApart(dataDir: string): ChildProcess {
  const module = new URL('./start-runner.ts', import.meta.url).href;
  const options = { assembly, dataDir, ports: 'free', demo: false, portal: false };
  const source = `import { startRunner } from ${JSON.stringify(module)};
    console.log((await startRunner(${JSON.stringify(options)})).apiUrl);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  apart.push(child);
  return child;
}

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())));
