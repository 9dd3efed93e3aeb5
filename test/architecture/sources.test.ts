/** What stands in no source of the house, and how its files are called. */
import { expect, test } from 'vitest';
import { isTest, linesWith, sourceFiles } from './source-files.ts';

const files = await sourceFiles();
const code = files.filter((file) => /\.(ts|mjs|js|svelte)$/.test(file));
const shipped = code.filter((file) => !isTest(file));

test('no file is a drawer for everything', () => {
  const drawers = /(^|\/)(utils?|helpers?|common|misc|shared-types|types|constants)(\/|\.[^/]*$)/;
  // `shared/` is a room of the house; what lies in it has names of its own.
  expect(files.filter((file) => drawers.test(file))).toEqual([]);
});

test('files are kebab-case, components PascalCase', () => {
  const wrong = code.filter((file) => {
    const name = file.split('/').at(-1) ?? '';
    if (name.startsWith('+')) return false;
    return name.endsWith('.svelte')
      ? !/^[A-Z][A-Za-z0-9]*\.svelte$/.test(name)
      : !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|server|client|svelte|config|d))*\.(ts|mjs|js)$/.test(name);
  });
  expect(wrong).toEqual([]);
});

test('no test is skipped, left for later or run alone', async () => {
  const stilled = new RegExp(`\\b(test|it|describe)\\.(${['skip', 'todo', 'only', 'fails'].join('|')})\\b`);
  expect(await linesWith(stilled, code)).toEqual([]);
});

test('no check is silenced', async () => {
  const silenced = new RegExp(
    ['@ts-' + 'ignore', '@ts-' + 'nocheck', 'TO' + 'DO\\b', 'FIX' + 'ME\\b'].join('|'),
  );
  expect(await linesWith(silenced, code)).toEqual([]);
});

test('no source fetches from a host it names', async () => {
  expect(await linesWith(/\bfetch\(\s*['"`]https?:/, shipped)).toEqual([]);
});

test('functions reach out over HTTP at one place: the key set of the identity provider', async () => {
  const functions = shipped.filter((file) => file.startsWith('functions/'));
  const fetching = await linesWith(/(?<![.\w])fetch\(|\bfrom 'node:https?'|\bfrom 'undici'/, functions);
  expect(fetching.map((line) => line.split(':')[0])).toEqual(['functions/kernel/token.ts']);
});

test('the domain has no clock, no chance and no waiting', async () => {
  const domain = shipped.filter((file) => /^functions\/[^/]+\/domain\//.test(file));
  expect(domain.length).toBeGreaterThan(0);
  const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\basync\b|\bawait\b|\bprocess\./;
  expect(await linesWith(impure, domain)).toEqual([]);
});

test('functions learn names from the environment at few places, and read the clock at one', async () => {
  const functions = shipped.filter((file) => file.startsWith('functions/') && !file.includes('/cli/'));
  const clock = await linesWith(/\bDate\.now\(|\bnew Date\(\)/, functions);
  expect(clock.map((line) => line.split(':')[0])).toEqual(['functions/kernel/clock.ts']);
  const scans = await linesWith(/\b(Scan|paginateScan|ScanCommand)\b/, functions);
  expect(scans).toEqual([]);
});
