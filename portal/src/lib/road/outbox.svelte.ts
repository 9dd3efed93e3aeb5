/** What may be done about what is unsent: pages load it once they rest, or once something has to wait; its database later still. */
import { refreshAll } from '$app/navigation';
import { sessionChannel, sessionExpiry } from '#lib/components/session-expiry.svelte.ts';
import { again, itemOf, placeBehind } from './outbox.ts';
import type { FormToKeep } from './outbox.ts';
import type { OutboxItem } from './outbox-item.ts';
import { unsent } from './unsent.svelte.ts';
import { syncTag } from './worker-order.ts';

const everyMs = 20_000;

const store = () => import('./outbox-store.ts');

/** Asks the browser to wake the service worker once there is a connection, where browsers do so. */
async function askForSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  try {
    await registration?.sync?.register(syncTag);
  } catch (error) {
    console.debug(error); // not allowed by this browser: the page sends by itself
  }
}

class Outbox {
  #memberId = '';
  /** Whoever is signed out has been told; nothing is sent by itself until somebody is back. */
  #signedOut = false;

  async #read(): Promise<void> {
    const { readOutbox } = await store();
    unsent.items = (await readOutbox()).filter(({ memberId }) => memberId === this.#memberId);
  }

  /** Keeps a form on this device, and sends it at once if that is possible after all. */
  async keep(form: FormToKeep): Promise<void> {
    const { addToOutbox } = await store();
    await addToOutbox(itemOf(form, Date.now()));
    await this.#read();
    void askForSync();
    void this.send();
  }

  /** Takes something back that waits. Answers it as it was last; undefined if it had gone already. */
  async takeBack(key: string): Promise<OutboxItem | undefined> {
    const { takeOut } = await import('./send-outbox.ts');
    const taken = await takeOut(key);
    await this.#read();
    return taken;
  }

  /** Gives up what was refused. */
  async remove(key: string): Promise<void> {
    const { changeOutbox } = await store();
    await changeOutbox([], [key]);
    await this.#read();
  }

  /** Puts back what was just taken out. */
  async putBack(item: OutboxItem): Promise<void> {
    const { changeOutbox } = await store();
    await changeOutbox([item], []);
    await this.#read();
    void this.send();
  }

  /** Sends something refused once more, on the version of its lead that its writer now sees. */
  async sendAgain(item: OutboxItem, version: number): Promise<void> {
    const { updateOutbox } = await store();
    const next = again(item, { key: crypto.randomUUID(), version, atMs: Date.now() });
    // In another tab it may have been given up, or sent again, meanwhile.
    const isThere = (items: OutboxItem[]) => items.some(({ key, refusal }) => key === item.key && refusal);
    await updateOutbox((items) =>
      isThere(items)
        ? { put: [{ ...next, writtenAtMs: placeBehind(items, next.writtenAtMs) }], remove: [item.key] }
        : { put: [], remove: [] },
    );
    await this.#read();
    await this.send();
  }

  /** Sends what waits; answers how much of it was sent, by this page or by whoever was quicker. */
  async send(): Promise<number> {
    const before = unsent.waiting;
    if (!navigator.onLine || unsent.sending || before.length === 0) return 0;
    unsent.sending = true;
    try {
      const { sendOutbox } = await import('./send-outbox.ts');
      const { signedOut } = await sendOutbox();
      this.#signedOut = signedOut;
      if (signedOut) sessionExpiry.expired = true;
      await this.#read();
      const left = new Set(unsent.items.map(({ key }) => key));
      const sent = before.filter(({ key }) => !left.has(key)).length;
      const waiting = new Set(unsent.waiting.map(({ key }) => key));
      // Whoever was refused has to see the lead as it is now.
      if (before.some(({ key }) => !waiting.has(key))) await refreshAll();
      return sent;
    } finally {
      unsent.sending = false;
    }
  }

  /** Whether anything of this member is left to send or to decide about, whichever page wrote it. */
  async isAnythingLeft(memberId: string): Promise<boolean> {
    this.#memberId = memberId;
    await this.#read();
    return unsent.items.length > 0;
  }

  /** Removes everything from this device, at signing out. */
  async clear(): Promise<void> {
    const { clearOutbox } = await store();
    await clearOutbox(null);
    unsent.items = [];
  }

  /**
   * Follows the outbox of a member in an effect of the layout, and sends what waits whenever that may succeed.
   * `told` hears how much was sent. Answers how to stop.
   */
  watch(memberId: string, told: (sent: number) => void): () => void {
    this.#memberId = memberId;
    this.#signedOut = false;
    let stopHearing: (() => void) | undefined;
    let stopped = false;
    const tryNow = () => {
      if (this.#signedOut || document.visibilityState !== 'visible') return;
      this.send().then((sent) => sent > 0 && told(sent), console.debug);
    };
    const hear = async () => {
      const before = unsent.waiting.length;
      await this.#read();
      // The service worker, or another page, has sent something.
      if (unsent.waiting.length < before && !unsent.sending && navigator.onLine) await refreshAll();
    };
    const begin = async () => {
      const { onOutboxChange } = await store();
      if (stopped) return;
      stopHearing = onOutboxChange(() => void hear().catch(console.debug));
      await this.#read();
      tryNow();
    };
    void begin().catch(console.debug);
    const session = new BroadcastChannel(sessionChannel);
    session.onmessage = ({ data }: MessageEvent<{ memberId: string }>) => {
      if (data.memberId !== memberId) return;
      this.#signedOut = false;
      tryNow();
    };
    const timer = setInterval(tryNow, everyMs);
    window.addEventListener('online', tryNow);
    window.addEventListener('focus', tryNow);
    document.addEventListener('visibilitychange', tryNow);
    return () => {
      stopped = true;
      stopHearing?.();
      session.close();
      clearInterval(timer);
      window.removeEventListener('online', tryNow);
      window.removeEventListener('focus', tryNow);
      document.removeEventListener('visibilitychange', tryNow);
    };
  }
}

export const outbox = new Outbox();
