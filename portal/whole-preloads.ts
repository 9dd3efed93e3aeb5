import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';
import * as z from 'zod';

const manifestSchema = z.record(
  z.string(),
  z.looseObject({ dynamicImports: z.array(z.string()).optional() }),
);
const manifestFile = '.vite/manifest.json';

/** Vite names chunks that several files share by their file, with this before it; others by their source. */
const isShared = (key: string): boolean => key.startsWith('_');

/**
 * The manifest without what shared chunks load later. SvelteKit walks from a page to what it imports, and on its way
 * from a shared chunk to what that loads later; a file it met there it has seen, and leaves out when it comes to the
 * page's own imports (`find_deps` of 3.2.0). Those files would then be asked for one after another, once the script
 * that imports them has come.
 */
export function withoutLaterOfShared(manifest: unknown): z.output<typeof manifestSchema> {
  const entries = Object.entries(manifestSchema.parse(manifest)).map(([key, chunk]) => {
    const { dynamicImports, ...kept } = chunk;
    return [key, isShared(key) || dynamicImports === undefined ? kept : chunk] as const;
  });
  return Object.fromEntries(entries);
}

/** Has every page name all script that it begins with, so that a browser asks for all of it at once. */
export const wholePreloads = (): Plugin => ({
  name: 'rafiq-whole-preloads',
  apply: 'build',
  writeBundle: {
    order: 'post',
    async handler({ dir }) {
      if (this.environment.name !== 'client' || dir === undefined) return;
      const file = path.join(dir, manifestFile);
      const manifest = withoutLaterOfShared(JSON.parse(await readFile(file, 'utf8')));
      await writeFile(file, JSON.stringify(manifest, null, 2));
    },
  },
});
