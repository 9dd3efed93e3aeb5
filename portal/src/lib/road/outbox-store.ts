/** Where the outbox lies: in the browser's own database, for pages and the service worker alike. */
import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import { behind } from './outbox.ts';
import type { OutboxChange } from './outbox.ts';
import { inOrder } from './outbox-item.ts';
import type { OutboxItem } from './outbox-item.ts';

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

let joined: BroadcastChannel | undefined;
/** One place to speak and to hear for all of this page: nobody hears itself on it. */
const channel = (): BroadcastChannel => (joined ??= new BroadcastChannel(channelName));

/** Calls whenever another page or the service worker changed the outbox; answers how to stop. */
export function onOutboxChange(changed: () => void): () => void {
  channel().addEventListener('message', changed);
  return () => channel().removeEventListener('message', changed);
}

/** Everything that waits, in the order of writing. */
export const readOutbox = async (): Promise<OutboxItem[]> => inOrder(await (await open()).getAll('outbox'));

/**
 * Reads, decides and writes in one step, all of it or nothing: no other page comes in between. Durable once it
 * resolves; answers what was decided.
 */
export async function updateOutbox<Change extends OutboxChange>(
  change: (items: OutboxItem[]) => Change,
): Promise<Change> {
  const transaction = (await open()).transaction('outbox', 'readwrite', { durability: 'strict' });
  const decided = change(inOrder(await transaction.store.getAll()));
  for (const key of decided.remove) await transaction.store.delete(key);
  for (const item of decided.put) await transaction.store.put(item);
  await transaction.done;
  if (decided.put.length + decided.remove.length > 0) channel().postMessage(null);
  return decided;
}

/** Puts something behind everything that waits already. */
export const addToOutbox = async (item: OutboxItem): Promise<void> =>
  void (await updateOutbox((items) => ({ put: [behind(items, item)], remove: [] })));

/** Writes and removes, whatever else is there. */
export const changeOutbox = async (put: OutboxItem[], remove: string[]): Promise<void> =>
  void (await updateOutbox(() => ({ put, remove })));

/** Removes what was not written by this member; everything if there is none. */
export const clearOutbox = async (keepMemberId: string | null): Promise<void> =>
  void (await updateOutbox((items) => ({
    put: [],
    remove: items.flatMap(({ key, memberId }) => (memberId === keepMemberId ? [] : [key])),
  })));
