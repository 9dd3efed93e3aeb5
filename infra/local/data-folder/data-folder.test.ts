import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataFolder, resetDataFolder } from './data-folder.ts';
import { temporaryFolders } from '../../../test/fixtures/temporary-folders.ts';

const freshFolder = temporaryFolders('data');

describe('the data folder', () => {
  it('is new until it is marked ready, then kept', () => {
    const folder = freshFolder();
    const first = openDataFolder(folder);
    expect(first.isNew).toBe(true);
    first.markReady();
    writeFileSync(first.file('kept.txt'), 'kept');
    first.release();
    const second = openDataFolder(folder);
    expect(second.isNew).toBe(false);
    expect(readdirSync(folder)).toContain('kept.txt');
    second.release();
  });

  it('starts again from nothing when the first start was cut off', () => {
    const folder = freshFolder();
    const first = openDataFolder(folder);
    writeFileSync(first.file('half.txt'), 'half');
    first.release();
    const second = openDataFolder(folder);
    expect(second.isNew).toBe(true);
    expect(readdirSync(folder)).not.toContain('half.txt');
    second.release();
  });

  it('refuses a second runner, and reset while one runs', () => {
    const folder = freshFolder();
    const first = openDataFolder(folder);
    expect(() => openDataFolder(folder)).toThrow(/Another Rafiq is running/);
    expect(() => resetDataFolder(folder)).toThrow(/Another Rafiq is running/);
    first.release();
    expect(resetDataFolder(folder)).toBe('emptied');
    expect(resetDataFolder(folder)).toBe('was-empty');
    expect(readdirSync(folder)).toEqual(['lock.sqlite']);
  });

  it.each([
    ['newer', '{"version":999,"state":"ready"}', /newer Rafiq/],
    ['broken', '{"version":', /is broken/],
    ['nonsense', '[]', /is broken/],
    [
      'newer items in a known',
      '{"version":1,"state":"ready","items":999,"rafiq":"7.0.0"}',
      /newer Rafiq \(items 999(.|\n)*Use Rafiq 7\.0\.0/,
    ],
  ])('refuses a %s format', (_name, format, message) => {
    const folder = freshFolder();
    writeFileSync(path.join(folder, 'format.json'), format);
    expect(() => openDataFolder(folder)).toThrow(message);
  });

  it('takes items without a version for the first, and keeps the one they were lifted to', () => {
    const folder = freshFolder();
    writeFileSync(path.join(folder, 'format.json'), '{"version":1,"state":"ready"}');
    const first = openDataFolder(folder);
    expect(first.items).toBe(1);
    first.markItems(2);
    first.release();
    const second = openDataFolder(folder);
    expect([second.isNew, second.items]).toEqual([false, 2]);
    second.release();
  });

  it('comes back when its replacement was cut off between the two renamings', () => {
    const folder = freshFolder();
    const first = openDataFolder(folder);
    first.markReady();
    writeFileSync(first.file('kept.txt'), 'kept');
    first.release();
    renameSync(folder, `${folder}.former`);
    const second = openDataFolder(folder);
    expect([second.isNew, readdirSync(folder).includes('kept.txt')]).toEqual([false, true]);
    expect(existsSync(`${folder}.former`)).toBe(false);
    second.release();
  });

  it('leaves a folder alone that is called like a former one', () => {
    const folder = path.join(freshFolder(), 'data');
    mkdirSync(`${folder}.former`);
    writeFileSync(path.join(`${folder}.former`, 'thesis.txt'), 'precious');
    openDataFolder(folder).release();
    expect(readdirSync(`${folder}.former`)).toEqual(['thesis.txt']);
  });

  it('does not come back, nor begin anew, while it is being replaced', () => {
    const folder = freshFolder();
    const restoring = openDataFolder(folder);
    renameSync(folder, `${folder}.former`);
    expect(() => openDataFolder(folder)).toThrow(/is being restored/);
    expect(existsSync(folder)).toBe(false);
    restoring.release();
  });

  it('never touches a folder that is not its own', () => {
    const folder = freshFolder();
    writeFileSync(path.join(folder, 'thesis.txt'), 'precious');
    expect(() => openDataFolder(folder)).toThrow(/not Rafiq's/);
    expect(() => resetDataFolder(folder)).toThrow(/not Rafiq's/);
    expect(readdirSync(folder)).toEqual(['thesis.txt']);
  });
});
