import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot } from '../../repository.ts';

/** What decides the portal's build. Generated files are left out: building changes them. */
const sources = [
  'portal/src/**/*',
  'portal/messages/**/*',
  'portal/static/**/*',
  'portal/project.inlang/settings.json',
  'portal/{package.json,tsconfig.json,vite.config.ts}',
  'shared/**/*.{ts,json}',
  'package-lock.json',
];

/** A digest of everything the portal is built from. */
export async function hashOfPortalSources(): Promise<string> {
  const files = new Set<string>();
  for await (const entry of glob(sources, { cwd: repositoryRoot, withFileTypes: true })) {
    const file = path.relative(repositoryRoot, path.join(entry.parentPath, entry.name));
    if (
      entry.isFile() &&
      !file.includes('node_modules') &&
      !file.includes('paraglide') &&
      !file.endsWith('.test.ts')
    ) {
      files.add(file);
    }
  }
  const hash = createHash('sha256');
  for (const file of [...files].sort()) {
    hash
      .update(`${file}\0`)
      .update(await readFile(path.join(repositoryRoot, file)))
      .update('\0');
  }
  return hash.digest('hex');
}
