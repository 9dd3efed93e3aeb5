/** Where the outbox lies: in the browser's own database, for pages and the service worker alike. */
import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import { inOrder } from './outbox.ts';
import type { OutboxItem } from './outbox.ts';

const name = 'rafiq-road';

interface Road extends DBSchema {
  outbox: { key: string; value: OutboxItem };
}

/** Tells every page of this browser that the outbox changed. */
const channelName = 'rafiq-outbox';

let opened: Promise<IDBPDatabase<Road>> | undefined;

function open(): Promise<IDBPDatabase<Road>> {
  const forget = () => (opened = undefined);
  opened ??= openDB<Road>(name, 1, {
    upgrade: (database) => void database.createObjectStore('outbox', { keyPath: 'key' }),
    // The browser closes it when the site's data is cleared; the next one who asks opens a new one.
    terminated: forget,
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      forget();
    },
  }).catch((error: unknown) => {
    forget();
    throw error;
  });
  return opened;
}

function tellPages(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(null);
  channel.close();
}

/** Calls whenever another page or the service worker changed the outbox; answers how to stop. */
export function onOutboxChange(changed: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = changed;
  return () => channel.close();
}

/** Everything that waits, in the order of writing. */
export const readOutbox = async (): Promise<OutboxItem[]> => inOrder(await (await open()).getAll('outbox'));

/** Puts something behind everything that waits already. Durable once it resolves. */
export async function addToOutbox(item: OutboxItem): Promise<void> {
  const transaction = (await open()).transaction('outbox', 'readwrite', { durability: 'strict' });
  const last = Math.max(0, ...(await transaction.store.getAll()).map(({ writtenAtMs }) => writtenAtMs));
  await transaction.store.put({ ...item, writtenAtMs: Math.max(item.writtenAtMs, last + 1) });
  await transaction.done;
  tellPages();
}

/** Writes and removes in one step, all of it or nothing. */
export async function changeOutbox(put: readonly OutboxItem[], remove: readonly string[]): Promise<void> {
  const transaction = (await open()).transaction('outbox', 'readwrite', { durability: 'strict' });
  for (const key of remove) await transaction.store.delete(key);
  for (const item of put) await transaction.store.put(item);
  await transaction.done;
  tellPages();
}

/** Removes what was not written by this member; everything if there is none. */
export async function clearOutbox(keepMemberId: string | null): Promise<void> {
  const others = (await readOutbox()).filter(({ memberId }) => memberId !== keepMemberId);
  if (others.length > 0)
    await changeOutbox(
      [],
      others.map(({ key }) => key),
    );
}
