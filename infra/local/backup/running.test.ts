/** A backup of a system that works, and what becomes of it elsewhere. */
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Runner } from '../runner/runner.ts';
import { writeSmallAssembly } from '../runner/small-system/assembly.ts';
import { startRunner } from '../runner/start-runner.ts';
import { restoreBackup } from './restore-backup.ts';
import { takeBackup } from './take-backup.ts';
import { temporaryFolders } from '../../../test/fixtures/temporary-folders.ts';

const newFolder = temporaryFolders('backup');
const assembly = newFolder();
writeSmallAssembly(assembly);

// A whole system starts in each of these tests, on machines that may be busy.
const patienceMs = 180_000;
// Enough that something is always under way, and no more than a busy machine keeps up with.
const pauseMs = 30;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pauseMs));
const open: Runner[] = [];
async function start(dataDir: string): Promise<Runner> {
  const runner = await startRunner({ assembly, dataDir, ports: 'free', demo: false, portal: false });
  open.push(runner);
  return runner;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((runner) => runner.close()));
}, patienceMs);

const make = async ({ apiUrl }: Runner, id: string): Promise<number> =>
  (await fetch(`${apiUrl}/things/${id}`, { method: 'POST' })).status;
const handled = async ({ apiUrl }: Runner, id: string): Promise<number> =>
  ((await (await fetch(`${apiUrl}/things/${id}`)).json()) as { handled?: number }).handled ?? 0;

const silent = { replace: false, progress: () => undefined } as const;
const back = (from: string, file: string) =>
  takeBackup({ ...silent, folder: from, file, now: () => new Date() });

describe('a backup of a running system', { timeout: patienceMs }, () => {
  it('has all that was answered, hands on what was not yet, and knows its people', async () => {
    const dataDir = newFolder();
    const first = await start(dataDir);
    const { subject } = await first.mint('operations@rafiq.example');
    let going = true;
    const answered: string[] = [];
    const writing = Array.from({ length: 4 }, async (_, lane) => {
      for (let count = 0; going; count += 1) {
        const id = `thing-${lane}-${count}`;
        if ((await make(first, id)) === 201) answered.push(id);
        await pause();
      }
    });
    await expect.poll(() => answered.length, { timeout: patienceMs }).toBeGreaterThan(60);
    const before = [...answered];
    const file = path.join(newFolder(), 'running.tar.gz');
    const { manifest } = await back(dataDir, file);
    going = false;
    await Promise.all(writing);
    expect(manifest.files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['database.sqlite', 'identity.sqlite', 'runner.sqlite', 'secrets.json']),
    );
    expect(manifest.files.filter(({ name }) => /^logs|lock|runner\.json|-wal|-shm/.test(name))).toEqual([]);

    const elsewhere = path.join(newFolder(), 'data');
    await restoreBackup({ ...silent, folder: elsewhere, file });
    const second = await start(elsewhere);
    await second.control.idle(patienceMs);
    const times = await Promise.all(before.map((id) => handled(second, id)));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(1);
    expect(await second.control.deadLetters()).toEqual({});
    expect((await second.mint('operations@rafiq.example')).subject).toBe(subject);
  });

  it('is taken of a stopped one just so, and is not restored over one that runs', async () => {
    const dataDir = newFolder();
    const first = await start(dataDir);
    await make(first, 'a');
    await first.close();
    const file = path.join(newFolder(), 'stopped.tar.gz');
    await back(dataDir, file);
    const second = await start(dataDir);
    const over = restoreBackup({ ...silent, replace: true, folder: dataDir, file });
    await expect(over).rejects.toThrow(/Another Rafiq is running/);
    await make(second, 'later');
    await second.control.idle(patienceMs);
    await second.close();
    await restoreBackup({ ...silent, replace: true, folder: dataDir, file });
    const third = await start(dataDir);
    await third.control.idle(patienceMs);
    expect([await handled(third, 'a'), await handled(third, 'later')]).toEqual([1, 0]);
  });
});
