/** What pages ask of the service worker. */

export interface WarmOrder {
  kind: 'warm';
  /** Files of the build this page has loaded. */
  files: string[];
  /** The page that is open, by the name it is kept under; null if it is not kept. */
  here: string | null;
  /** On a connection that should be spared, nothing is fetched that nobody has asked for. */
  sparing: boolean;
}

export type WorkerOrder = WarmOrder | { kind: 'forget' };

/** Tells the service worker, if this browser has one; it need not serve this page yet. */
export async function tellWorker(order: WorkerOrder): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  registration?.active?.postMessage(order);
}

declare global {
  /** Of background synchronisation, which not every browser has and TypeScript does not know. */
  interface ServiceWorkerRegistration {
    readonly sync?: { register(tag: string): Promise<void> };
  }
}

/** The name under which the service worker is woken to send what waits, where browsers do so. */
export const syncTag = 'rafiq-outbox';
