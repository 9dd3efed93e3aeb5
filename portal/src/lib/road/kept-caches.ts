/** The caches of kept pages on this device, for pages and the service worker alike. */
import { keptPrefix } from './keeping.ts';

/** Removes every cache of kept pages, or all but one. */
export async function dropKeptCaches(except: string | null = null): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(keptPrefix) && name !== except);
  await Promise.all(names.map((name) => caches.delete(name)));
}
