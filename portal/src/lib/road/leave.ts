/** Signing out of a device: what is kept there goes with the session. */
import { dropKeptCaches } from './kept-caches.ts';
import { outbox } from './outbox.svelte.ts';
import { tellWorker } from './worker-order.ts';

/** Whether this member has written something that the server does not have; unknown where that cannot be read. */
export async function unsentOf(memberId: string): Promise<'none' | 'some' | 'unknown'> {
  // A browser without a database keeps nothing either.
  if (!('indexedDB' in globalThis)) return 'none';
  try {
    return (await outbox.isAnythingLeft(memberId)) ? 'some' : 'none';
  } catch (error) {
    console.debug(error);
    return 'unknown';
  }
}

/**
 * Removes every kept page and everything unsent from this device. Needs no connection, and neither that nor one part
 * that fails holds up the others: the server asks the browser to clear the site's data as well.
 */
export async function forgetAll(): Promise<void> {
  const parts = await Promise.allSettled([tellWorker({ kind: 'forget' }), outbox.clear(), dropKeptCaches()]);
  for (const part of parts) if (part.status === 'rejected') console.debug(part.reason);
}
