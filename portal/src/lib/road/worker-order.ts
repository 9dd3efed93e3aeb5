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

/** Tells the service worker, if one serves this page. */
export const tellWorker = (order: WorkerOrder): void =>
  navigator.serviceWorker?.controller?.postMessage(order);

/** The name under which the service worker is woken to send what waits, where browsers do so. */
export const syncTag = 'rafiq-outbox';
