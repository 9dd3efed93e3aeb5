import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartProblem } from '../start-problem.ts';
import { placeOf, swapFolder } from './swap-folder.ts';

let around: string;
let successor: string;
beforeEach(() => {
  around = mkdtempSync(path.join(tmpdir(), 'rafiq-swap-'));
  successor = folderOf('successor');
});
afterEach(() => rmSync(around, { recursive: true }));

/** A folder that says of itself what it is. */
function folderOf(name: string, what = name): string {
  const folder = path.join(around, name);
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'what.txt'), what);
  return folder;
}
const whatIsIn = (folder: string): string => readFileSync(path.join(folder, 'what.txt'), 'utf8');

/** What the swap is refused with. */
function problemOf(place: string, replaces: boolean): StartProblem {
  try {
    swapFolder(place, successor, replaces);
  } catch (error) {
    if (error instanceof StartProblem) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
}

describe('a folder that takes the place of another', () => {
  it('stands there, and nothing is left beside it', () => {
    const place = folderOf('place');
    swapFolder(place, successor, true);
    expect(whatIsIn(place)).toBe('successor');
    expect(readdirSync(around)).toEqual(['place']);
  });

  it('leaves everything as it was where the one before cannot be put aside', () => {
    // With its ending the name is longer than a file system takes.
    const place = folderOf('p'.repeat(250), 'place');
    const problem = problemOf(place, true);
    expect(problem.message).toMatch(
      /^\S+p could not be renamed to \S+p\.former: ENAMETOOLONG.* If it is a mounted disk/,
    );
    expect(problem.cause).toMatchObject({ code: 'ENAMETOOLONG' });
    expect([whatIsIn(place), whatIsIn(successor)]).toEqual(['place', 'successor']);
  });

  it('that cannot come lets the one before return', () => {
    const place = folderOf('place');
    rmSync(successor, { recursive: true });
    const problem = problemOf(place, true);
    expect(problem.message).toMatch(/^\S+successor could not be renamed to \S+place: ENOENT/);
    expect(whatIsIn(place)).toBe('place');
    expect(readdirSync(around)).toEqual(['place']);
  });

  it('that cannot come leaves an empty place empty', () => {
    const place = path.join(around, 'not-made', 'place');
    expect(problemOf(place, false).message).toMatch(/successor could not be renamed to /);
    expect(existsSync(place)).toBe(false);
    expect(whatIsIn(successor)).toBe('successor');
  });
});

describe('the place of a folder', () => {
  it('is where its links lead, though nothing stands there', () => {
    symlinkSync('second', path.join(around, 'first'));
    symlinkSync('nowhere', path.join(around, 'second'));
    expect(placeOf(path.join(around, 'first'))).toBe(path.join(around, 'nowhere'));
    expect(placeOf(successor)).toBe(successor);
  });

  it('is none where a link leads back to itself', () => {
    symlinkSync('one', path.join(around, 'other'));
    symlinkSync('other', path.join(around, 'one'));
    expect(() => placeOf(path.join(around, 'one'))).toThrow(StartProblem);
  });
});
