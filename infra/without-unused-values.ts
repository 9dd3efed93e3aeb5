import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { removableValues } from './removable-values.ts';
import { repositoryRoot } from './repository.ts';

const ownModules = /^(?:functions|shared)[/\\]/;

/**
 * Leaves what our modules make as they are loaded out of a bundle that has no use for it: most of all the routes of a
 * contract that a function does not answer, with their schemas. esbuild keeps whatever a call makes, for the call may do
 * something else as well; at the top of a module of ours none does (`sideEffects` of package.json). One for all bundles
 * that are made at a time reads each module once.
 */
export function withoutUnusedValues(): Plugin {
  const read = new Map<string, Promise<string>>();
  return {
    name: 'without-unused-values',
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
        if (!ownModules.test(path.relative(repositoryRoot, file))) return undefined;
        const contents = read.get(file) ?? readFile(file, 'utf8').then(removableValues);
        read.set(file, contents);
        return { contents: await contents, loader: 'ts' };
      });
    },
  };
}
