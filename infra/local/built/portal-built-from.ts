import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../repository.ts';

/** The digest of the sources that `portal/build` was made from. */
const stamp = path.join(repositoryRoot, '.rafiq', 'portal-built-from');

/** What the portal was last built from; undefined if nobody remembers. */
export const builtSources = (): string | undefined =>
  existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;

/** Remembers what the portal has just been built from, for whoever starts Rafiq next. */
export function rememberSources(digest: string): void {
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}
