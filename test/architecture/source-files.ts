/** The sources of the house, as they lie in its folders. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

const folders = ['shared', 'functions', 'infra', 'portal/src', 'test'];
const made = new Set(['node_modules', 'dist', 'build', '.svelte-kit', 'paraglide', 'cdk.out']);

/** Paths from the root, with forward slashes, of every file that somebody wrote. */
export async function sourceFiles(within: readonly string[] = folders): Promise<string[]> {
  const found: string[] = [];
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
      if (made.has(entry.name)) continue;
      const at = `${folder}/${entry.name}`;
      if (entry.isDirectory()) await visit(at);
      else found.push(at);
    }
  };
  for (const folder of within) await visit(folder);
  return found.sort();
}

export const isTest = (file: string): boolean => file.endsWith('.test.ts') || file.startsWith('test/');

export const textOf = (file: string): Promise<string> => readFile(path.join(root, file), 'utf8');

/** Files among these whose text says what it must not, each with the line. */
export async function linesWith(pattern: RegExp, files: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const file of files) {
    const lines = (await textOf(file)).split('\n');
    lines.forEach((line, index) => {
      if (pattern.test(line)) found.push(`${file}:${index + 1}: ${line.trim()}`);
    });
  }
  return found;
}
