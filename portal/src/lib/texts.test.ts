/** Which words a side's pages may say: the browser loads no other catalogue, and would show the name of a message. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '..');
const wordsOf = (side: string): string[] =>
  Object.keys(JSON.parse(readFileSync(join(source, '../messages', side, 'en.json'), 'utf8')) as object);

const imports = /(?:\bfrom |\bimport\(|\bimport )\s*'([^']+)'/g;
/** Modules that hold the words of both sides, and say the vendor's to its own people alone. */
const ofBothSides: readonly string[] = [
  'lib/components/export/catalogue-columns.ts',
  'lib/components/export/form-columns.ts',
  'lib/components/export/partner-columns.ts',
  'lib/components/export/vendor-act-columns.ts',
  'lib/components/export/vendor-case-columns.ts',
  'lib/components/export/vendor-deal-columns.ts',
  'lib/components/export/vendor-lead-columns.ts',
  'lib/components/export/vendor-people-columns.ts',
  'lib/components/export/what-if-columns.ts',
  'lib/components/policy/what-if-words.ts',
  'lib/components/shell/navigation.ts',
  'lib/components/terms/case-terms.ts',
  'lib/components/terms/reason-terms.ts',
];

/** The modules of the portal that a module names, those it only takes types from among them. */
function importsOf(file: string, code: string): string[] {
  const paths = Array.from(code.matchAll(imports), ([, name = '']) => {
    if (name.startsWith('#lib/')) return join(source, 'lib', name.slice('#lib/'.length));
    return name.startsWith('.') ? join(dirname(file), name) : '';
  });
  return paths.filter((path) => path !== '' && !path.includes('/paraglide/') && existsSync(path));
}

/** Every module that these load, at once or later. */
function reachedFrom(files: readonly string[]): Map<string, string> {
  const reached = new Map<string, string>();
  const left = [...files];
  for (let file = left.pop(); file !== undefined; file = left.pop()) {
    if (reached.has(file)) continue;
    const code = readFileSync(file, 'utf8');
    reached.set(file, code);
    left.push(...importsOf(file, code));
  }
  return reached;
}

const pages = globSync('routes/({partner,member})/**/*.{ts,svelte}', { cwd: source })
  .filter((file) => !/(\.test|\.server|\+server)\.ts$/.test(file))
  .map((file) => join(source, file));

it('the pages of partners say only what partners load', () => {
  const known = new Set([...wordsOf('foundation'), ...wordsOf('partner')]);
  const said = Array.from(reachedFrom(pages), ([file, code]) => ({ file: relative(source, file), code }));
  const unknown = said.flatMap(({ file, code }) =>
    Array.from(code.matchAll(/\bm\.(\w+)/g), ([, key = '']) => key)
      .filter((key) => !known.has(key) && !ofBothSides.includes(file))
      .map((key) => `${file}: ${key}`),
  );
  expect(ofBothSides.filter((path) => !said.some(({ file }) => file === path))).toEqual([]);
  expect(pages.length).toBeGreaterThan(30);
  expect(unknown).toEqual([]);
});
