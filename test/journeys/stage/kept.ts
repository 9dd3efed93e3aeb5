/** What a visitor's browser keeps of the portal: pages to read without a connection, and things not sent yet. */
import { until } from './until.ts';
import type { Visitor } from './visitor.ts';

// What runs in the page is text here: the rest of the house knows no document.
const keptPaths = `(async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith('rafiq-kept-'));
  const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return all.flat().map(({ url }) => new URL(url).pathname);
})()`;
/** The paths of pages that are kept. */
export const kept = ({ page }: Visitor): Promise<string[]> => page.evaluate(keptPaths);

/** Waits until all of these are kept. */
export async function untilKept(visitor: Visitor, ...wanted: readonly string[]): Promise<void> {
  await until(
    () => kept(visitor),
    (paths) => wanted.every((path) => paths.includes(path)),
  );
}

const unsent = `(async () => {
  const known = (await indexedDB.databases()).some(({ name }) => name === 'rafiq-road');
  if (!known) return 0;
  const database = await new Promise((done) => {
    const opening = indexedDB.open('rafiq-road');
    opening.onsuccess = () => done(opening.result);
  });
  if (!database.objectStoreNames.contains('outbox')) return 0;
  return new Promise((done) => {
    const counting = database.transaction('outbox').objectStore('outbox').count();
    counting.onsuccess = () => { database.close(); done(counting.result); };
  });
})()`;
/** How much waits to be sent, or to be decided about. */
export const countUnsent = ({ page }: Visitor): Promise<number> => page.evaluate(unsent);

/** Waits until so much is left unsent. */
export async function untilUnsent(visitor: Visitor, wanted: number): Promise<void> {
  await until(
    () => countUnsent(visitor),
    (count) => count === wanted,
  );
}
