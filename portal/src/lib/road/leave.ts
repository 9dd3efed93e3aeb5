/** Signing out of a device: what is kept there goes with the session. */
import { keptPrefix } from './keeping.ts';
import { outbox } from './outbox.svelte.ts';
import { tellWorker } from './worker-order.ts';

/** Whether this member has written something that the server does not have. */
export async function isAnythingUnsent(memberId: string): Promise<boolean> {
  try {
    return await outbox.isAnythingLeft(memberId);
  } catch (error) {
    console.debug(error); // a browser without a database keeps nothing either
    return false;
  }
}

/** Removes every kept page and everything unsent from this device. Needs no connection, and is not held up by one. */
export async function forgetAll(): Promise<void> {
  try {
    await tellWorker({ kind: 'forget' });
    await outbox.clear();
    const names = (await caches.keys()).filter((name) => name.startsWith(keptPrefix));
    await Promise.all(names.map((name) => caches.delete(name)));
  } catch (error) {
    // The server asks the browser to clear the site's data as well.
    console.debug(error);
  }
}
