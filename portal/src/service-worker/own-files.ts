/** The portal's own files: none ever changes under its name, so each is fetched once. */
import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import { filesIn } from '#lib/road/keeping.ts';

/** Files, and pages that say nothing about anybody. */
export const ownCacheName = `rafiq-${version}`;

const own = new Set<string>(
  [...immutable, ...assets].map(({ path }) => (path.startsWith('/') ? path : `/${path}`)),
);
export const isOwnFile = (pathname: string): boolean => own.has(pathname);

export async function ownFile(request: Request): Promise<Response> {
  const cache = await caches.open(ownCacheName);
  const found = await cache.match(request, { ignoreVary: true });
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

/** Keeps these of the portal's files, as far as they are not kept yet. */
export async function keepFiles(paths: readonly string[]): Promise<void> {
  for (const path of paths.filter(isOwnFile)) await ownFile(new Request(path));
}

/**
 * Keeps a page that is the same for everybody who may see it, whole with its headers, and the files it names.
 * @throws if the portal does not hand it out: whoever rests on it must not go on without
 */
export async function keepDocument(cacheName: string, path: string): Promise<void> {
  const response = await fetch(path, { cache: 'no-cache', redirect: 'manual' });
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
  const cache = await caches.open(cacheName);
  await cache.put(path, response.clone());
  await keepFiles(filesIn(await response.text()));
}
