/** What is refused, each with a case planted for it; a refusal changes nothing. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { itemsVersion } from '../data-folder/items-version.ts';
import { takeFolderLock } from '../data-folder/folder-lock.ts';
import { writeRunnerFile, type RunnerFile } from '../runner/runner-file.ts';
import { backupFormat, manifestName } from './manifest.ts';
import { restoreBackup } from './restore-backup.ts';
import { takeBackup } from './take-backup.ts';
import { tellingFullDisk } from './telling-full-disk.ts';
import { temporaryFolders } from '../../../test/fixtures/temporary-folders.ts';

const newFolder = temporaryFolders('backup');
let root: string;
let data: string;
let file: string;
let target: string;

const object = 'storage/objects/buckets/files/objects/قرارداد.pdf';
const ready = JSON.stringify({ version: 1, state: 'ready', items: itemsVersion });

beforeEach(() => {
  root = newFolder();
  data = path.join(root, 'data');
  file = path.join(root, 'backup.tar.gz');
  target = path.join(root, 'target');
  put('format.json', ready);
  put('secrets.json', '{}');
  put('logs/api.log', 'nothing that lasts');
  putObject(object, 'the contract');
  const database = new DatabaseSync(path.join(data, 'database.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; BEGIN; CREATE TABLE kept (what TEXT)');
  const insert = database.prepare('INSERT INTO kept VALUES (?)');
  for (let row = 0; row < 500; row += 1) insert.run(digestOf(`${row}`));
  database.exec('COMMIT');
  database.close();
});

function put(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(data, name)), { recursive: true });
  writeFileSync(path.join(data, name), text);
}

function putObject(name: string, text: string, etagOf = text): void {
  put(`${name}.data`, text);
  const etag = `"${createHash('md5').update(etagOf).digest('hex')}"`;
  put(`${name}.meta.json`, JSON.stringify({ key: 'k', etag, contentLength: text.length }));
}

/** Word of a Rafiq that runs, as it leaves it anew at each start. */
const runnerWith = (controlToken: string): RunnerFile => ({
  apiUrl: '',
  portalUrl: '',
  issuer: '',
  busUrl: '',
  controlToken,
  tableVariables: {},
});

/** What happens beside the work, at its first message. */
type Meanwhile = () => void;
const once = (meanwhile: Meanwhile = () => undefined): (() => void) => {
  let told = false;
  return () => {
    if (!told) meanwhile();
    told = true;
  };
};
const take = (wish: { replace?: boolean; to?: string; meanwhile?: Meanwhile } = {}) =>
  takeBackup({
    folder: data,
    file: wish.to ?? file,
    replace: wish.replace ?? false,
    progress: once(wish.meanwhile),
    now: () => new Date(),
  });
const restore = (replace = false, meanwhile?: Meanwhile) =>
  restoreBackup({ folder: target, file, replace, progress: once(meanwhile) });

const digestOf = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** Everything below a folder with what it holds, to be compared with how it was. */
const contentsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(path.join(folder, name)).isFile() && !/lock\.sqlite|-shm$|-wal$/.test(name))
      .map((name) => [name, digestOf(readFileSync(path.join(folder, name)))]),
  );

/** An archive of entries that nobody wrote so. */
async function plant(entries: readonly (Partial<Header> & { name: string; text: string })[]): Promise<void> {
  const tar = pack();
  for (const { text, ...header } of entries) {
    if (header.type === undefined || header.type === 'file') tar.entry(header, text);
    else tar.entry(header);
  }
  tar.finalize();
  writeFileSync(file, gzipSync(await buffer(tar)));
}

const listed = (name: string, text: string) => ({
  name,
  sizeBytes: Buffer.byteLength(text),
  sha256: digestOf(text),
});
const manifest = (more: Record<string, unknown> = {}) => ({
  name: manifestName,
  text: JSON.stringify({
    backup: 'rafiq',
    format: backupFormat,
    rafiq: '9.9.9',
    items: itemsVersion,
    takenAt: '2026-11-26T12:00:00.000Z',
    files: [listed('format.json', ready)],
    ...more,
  }),
});
const format = { name: 'format.json', text: ready };

/** Nothing stands where the backup was to be restored to, nor beside it. */
function expectNothing(): void {
  expect(readdirSync(root).sort()).toEqual([path.basename(file), 'data']);
}

/** What a gzipped file holds; undefined where it cannot be unpacked. */
function holds(file: Buffer): Buffer | undefined {
  try {
    return gunzipSync(file);
  } catch {
    return undefined; // it is no gzip any more: that is the answer, not a failure
  }
}

describe('a backup that is restored', () => {
  it('is the folder again, without what was passing, readable by its owner alone', async () => {
    await take();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await restore();
    const { 'logs/api.log': _log, 'database.sqlite': before, ...kept } = contentsOf(data);
    const { 'database.sqlite': after, ...restored } = contentsOf(target);
    expect(restored).toEqual(kept);
    expect(before).toBeDefined();
    const rows = new DatabaseSync(path.join(target, 'database.sqlite'))
      .prepare('SELECT what FROM kept')
      .all();
    expect([after !== undefined, rows.length]).toEqual([true, 500]);
    expect(statSync(target).mode & 0o777).toBe(0o700);
    expect(readdirSync(root).sort()).toEqual(['backup.tar.gz', 'data', 'target']);
  });

  it('takes the place of other data only if that is said, and of what is not Rafiq’s never', async () => {
    await take();
    await restore();
    writeFileSync(path.join(target, 'accounts.json'), 'later');
    const before = contentsOf(target);
    await expect(restore()).rejects.toThrow(/There is data in .*--replace/);
    expect(contentsOf(target)).toEqual(before);
    await restore(true);
    expect(existsSync(path.join(target, 'accounts.json'))).toBe(false);
    expect(readdirSync(root).sort()).toEqual(['backup.tar.gz', 'data', 'target']);
    target = path.join(root, 'thesis');
    mkdirSync(target);
    writeFileSync(path.join(target, 'thesis.txt'), 'precious');
    await expect(restore(true)).rejects.toThrow(/not Rafiq's/);
    expect(readdirSync(target)).toEqual(['thesis.txt']);
  });

  it('is not lost with the folder that it replaces', async () => {
    await take();
    await restore();
    const outside = file;
    file = path.join(target, 'backup.tar.gz');
    writeFileSync(file, readFileSync(outside));
    await expect(restore(true)).rejects.toThrow(/lies in the data folder, and would go with it/);
  });

  it('goes on from a restore that was killed', async () => {
    await take();
    mkdirSync(`${target}.restoring`);
    writeFileSync(path.join(`${target}.restoring`, 'lock.sqlite'), '');
    writeFileSync(path.join(`${target}.restoring`, 'half.txt'), 'half');
    await restore();
    expect(readdirSync(target)).not.toContain('half.txt');
    expect(readdirSync(root).sort()).toEqual(['backup.tar.gz', 'data', 'target']);
  });

  it('takes no place that was made meanwhile, by a Rafiq that was started there', async () => {
    await take();
    const start = () => {
      mkdirSync(target);
      writeFileSync(path.join(target, 'format.json'), ready);
    };
    await expect(restore(false, start)).rejects.toThrow(/was made while it was to be restored/);
    expect(readdirSync(target)).toEqual(['format.json']);
    expect(readdirSync(root).sort()).toEqual(['backup.tar.gz', 'data', 'target']);
  });

  it('is put where a link leads, also from a restore that was killed between its two renamings', async () => {
    await take();
    const disk = path.join(root, 'disk');
    mkdirSync(disk);
    symlinkSync(disk, target);
    await restore();
    writeFileSync(path.join(disk, 'kept.txt'), 'kept');
    renameSync(disk, `${disk}.former`);
    await expect(restore()).rejects.toThrow(/There is data in .*disk/);
    expect(readFileSync(path.join(target, 'kept.txt'), 'utf8')).toBe('kept');
    expect(existsSync(`${disk}.former`)).toBe(false);
  });

  it('is not unpacked where another process works, nor over what is not Rafiq’s', async () => {
    await take();
    const beside = `${target}.restoring`;
    mkdirSync(beside);
    writeFileSync(path.join(beside, 'thesis.txt'), 'precious');
    await expect(restore()).rejects.toThrow(/is in the way, and not Rafiq's/);
    expect(readdirSync(beside)).toEqual(['thesis.txt']);
    rmSync(path.join(beside, 'thesis.txt'));
    const lock = takeFolderLock(beside);
    await expect(restore()).rejects.toThrow(/Another process is writing to/);
    lock?.release();
    await restore();
  });

  it('gives up no former folder that is not Rafiq’s', async () => {
    await take();
    mkdirSync(`${target}.former`);
    writeFileSync(path.join(`${target}.former`, 'thesis.txt'), 'precious');
    await expect(restore()).rejects.toThrow(/\.former is in the way, and not Rafiq's/);
    expect(readdirSync(`${target}.former`)).toEqual(['thesis.txt']);
    expect(existsSync(target)).toBe(false);
  });

  it('keeps an object that a crash had left torn', async () => {
    putObject(object, 'half of a new one', 'the old one');
    await take();
    await restore();
    expect(readFileSync(path.join(target, `${object}.data`), 'utf8')).toBe('half of a new one');
  });
});

describe('a backup is not taken', () => {
  it('over a file, unless that is said', async () => {
    writeFileSync(file, 'precious');
    await expect(take()).rejects.toThrow(/is there already.*--replace/);
    expect(readFileSync(file, 'utf8')).toBe('precious');
    await take({ replace: true });
    await restore();
  });

  it('into the data folder, or a folder that is not there', async () => {
    await expect(take({ to: path.join(data, 'b.tar.gz') })).rejects.toThrow(/cannot lie in the data folder/);
    await expect(take({ to: path.join(root, 'no', 'b.tar.gz') })).rejects.toThrow(/There is no folder/);
  });

  it('over a folder', async () => {
    mkdirSync(file);
    await expect(take({ replace: true })).rejects.toThrow(/is not a file/);
  });

  it('of a Rafiq that stops meanwhile', async () => {
    const lock = takeFolderLock(data);
    writeRunnerFile(data, runnerWith('one'));
    const stop = () => writeRunnerFile(data, runnerWith('another'));
    await expect(take({ meanwhile: stop })).rejects.toThrow(/was stopped while it was being copied/);
    lock?.release();
    expect(readdirSync(root)).toEqual(['data']);
  });

  it.each([
    Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }),
    Object.assign(new Error('database or disk is full'), { errcode: 13 }),
  ])('once the disk is full: %s', async (full) => {
    await expect(tellingFullDisk(root, () => Promise.reject(full))).rejects.toThrow(
      /The disk became full while writing to .*Nothing was changed/,
    );
    const other = new Error('something else');
    await expect(tellingFullDisk(root, () => Promise.reject(other))).rejects.toBe(other);
  });

  it('of a folder that is absent, still being filled, without its database, or busy otherwise', async () => {
    const whole = data;
    data = path.join(root, 'absent');
    await expect(take()).rejects.toThrow(/There is no data in/);
    data = whole;
    const lock = takeFolderLock(data);
    await expect(take()).rejects.toThrow(/just starting.*or another command/);
    lock?.release();
    put('format.json', JSON.stringify({ version: 1, state: 'preparing' }));
    await expect(take()).rejects.toThrow(/still being filled/);
    data = path.join(root, 'elsewhere');
    put('format.json', ready);
    await expect(take()).rejects.toThrow(/AWS_ENDPOINT_URL_DYNAMODB/);
    expect(readdirSync(root).sort()).toEqual(['data', 'elsewhere']);
  });

  it('of a database that nobody says when to take', async () => {
    const stranger = new DatabaseSync(path.join(data, 'new.sqlite'));
    stranger.exec('CREATE TABLE made (by_whom TEXT)');
    stranger.close();
    await expect(take()).rejects.toThrow(/new\.sqlite is a database that .*contents\.ts does not list/);
    expect(readdirSync(root)).toEqual(['data']);
  });

  it('of a database that is damaged', async () => {
    const broken = readFileSync(path.join(data, 'database.sqlite'));
    broken.fill(0xff, 4096, 8192);
    writeFileSync(path.join(data, 'database.sqlite'), broken);
    await expect(take()).rejects.toThrow(/database\.sqlite in the data folder is damaged/);
    expect(readdirSync(root)).toEqual(['data']);
  });
});

describe('a file is not restored', () => {
  it('that is not there, a folder, or not a backup', async () => {
    await expect(restore()).rejects.toThrow(/There is no file/);
    mkdirSync(file);
    await expect(restore()).rejects.toThrow(/is a folder/);
    file = path.join(root, 'notes.txt');
    for (const content of ['', 'notes', gzipSync('notes')]) {
      writeFileSync(file, content);
      await expect(restore()).rejects.toThrow(/notes\.txt is not a backup of Rafiq/);
    }
    await plant([{ name: 'readme.md', text: 'another archive' }]);
    await expect(restore()).rejects.toThrow(/is not a backup of Rafiq/);
    expect(existsSync(target)).toBe(false);
  });

  it('that was cut off, wherever', async () => {
    await take();
    for (let share = 9; share >= 1; share -= 2) {
      truncateSync(file, Math.floor((statSync(file).size * share) / 9) - 1);
      await expect(restore()).rejects.toThrow(/is damaged: it cannot be read on from|is not a backup/);
      expectNothing();
    }
  });

  it('of which a byte was altered, in the file or in what it holds', async () => {
    await take();
    const sound = readFileSync(file);
    const inside = gunzipSync(sound);
    let refused = 0;
    for (let at = 12; at < sound.length; at += Math.ceil(sound.length / 40)) {
      const altered = Buffer.from(sound);
      altered.writeUInt8(altered.readUInt8(at) ^ 0x10, at);
      // Bits that only fill up a byte say nothing: with others in their place the file holds the same.
      if (holds(altered)?.equals(inside)) continue;
      writeFileSync(file, altered);
      await expect(restore()).rejects.toThrow(/is damaged|is not a backup/);
      expectNothing();
      refused += 1;
    }
    expect(refused).toBeGreaterThan(30);
    const at = inside.indexOf('the contract');
    inside.write('The', at);
    writeFileSync(file, gzipSync(inside));
    await expect(restore()).rejects.toThrow(/قرارداد\.pdf\.data was altered: its digest is another/);
    expectNothing();
  });

  it.each([
    ['a newer format', { format: backupFormat + 1 }],
    ['newer items', { items: itemsVersion + 1 }],
    ['a newer format whose list nobody can read yet', { format: backupFormat + 1, files: 'elsewhere' }],
  ])('of %s, naming the version that can', async (_what, more) => {
    await plant([manifest(more), format]);
    await expect(restore()).rejects.toThrow(/newer Rafiq.*Restore it with Rafiq 9\.9\.9 or newer/);
    expectNothing();
  });

  it.each(['../stray', '/stray', 'a/../../stray', 'a\\..\\stray', 'C:stray', 'a//b', './a', 'lock.sqlite'])(
    'whose list leads out of the folder: %s',
    async (name) => {
      await plant([manifest({ files: [listed(name, 'x')] }), { name, text: 'x' }]);
      await expect(restore()).rejects.toThrow(/damaged: its list of files.*leads out of the folder/s);
      expectNothing();
    },
  );

  it.each([
    ['a path out of the folder', { name: '../stray', text: 'x' }, /"\.\.\/stray" is not in its list/],
    ['a stranger', { name: 'stray', text: 'x' }, /"stray" is not in its list/],
    ['a link', { name: 'format.json', text: '', type: 'symlink', linkname: '/etc/passwd' }, /is a symlink/],
    ['a hard link', { name: 'format.json', text: '', type: 'link', linkname: '/etc/passwd' }, /is a link/],
    ['another size', { name: 'format.json', text: `${ready} ` }, /bytes instead of/],
    ['another content', { name: 'format.json', text: ready.replace('1', '2') }, /was altered/],
  ] as const)('with %s in it', async (_what, entry, message) => {
    await plant([manifest(), entry]);
    await expect(restore()).rejects.toThrow(message);
    expectNothing();
  });

  it('with a file twice, one missing, or no whole folder in it', async () => {
    await plant([manifest(), format, format]);
    await expect(restore()).rejects.toThrow(/is there twice/);
    await plant([manifest()]);
    await expect(restore()).rejects.toThrow(/format\.json is missing/);
    await plant([manifest({ items: 1 }), format]);
    await expect(restore()).rejects.toThrow(/not a whole data folder/);
    expectNothing();
  });

  it('for which the disk has no room', async () => {
    await plant([manifest({ files: [{ ...listed('format.json', ready), sizeBytes: 10 ** 15 }] }), format]);
    await expect(restore()).rejects.toThrow(/needs \d+\.\d MB of free disk/);
    expectNothing();
  });
});
