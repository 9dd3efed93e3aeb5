import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataFolder, resetDataFolder } from './data-folder.ts';

const freshFolder = (): string => mkdtempSync(path.join(tmpdir(), 'rafiq-data-'));

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
  ])('refuses a %s format', (_name, format, message) => {
    const folder = freshFolder();
    writeFileSync(path.join(folder, 'format.json'), format);
    expect(() => openDataFolder(folder)).toThrow(message);
  });

  it('never touches a folder that is not its own', () => {
    const folder = freshFolder();
    writeFileSync(path.join(folder, 'thesis.txt'), 'precious');
    expect(() => openDataFolder(folder)).toThrow(/not Rafiq's/);
    expect(() => resetDataFolder(folder)).toThrow(/not Rafiq's/);
    expect(readdirSync(folder)).toEqual(['thesis.txt']);
  });
});
