/**
 * Keeps the portal's own files, so that it opens at once, and a partner's own pages, so that they can be read on the
 * road. With a connection every page and all data come from the server; without one, what is kept is handed out and
 * says so, and everything else leads to a page that names what there is. What was written meanwhile waits in the
 * outbox, which is sent from here where the browser wakes this worker for it.
 */
import { self } from '$app/service-worker';
import { isDataPath, keptPath } from '#lib/road/keeping.ts';
import { sendOutbox } from '#lib/road/send-outbox.ts';
import { syncTag } from '#lib/road/worker-order.ts';
import type { WorkerOrder } from '#lib/road/worker-order.ts';
import {
  forgetPages,
  handOut,
  isKept,
  isPageToKeep,
  keptCache,
  learn,
  timesForgotten,
} from './kept-pages.ts';
import { isOwnFile, keepDocument, ownCacheName, ownFile } from './own-files.ts';
import { offlinePath, shellPath, warm } from './warm.ts';

self.addEventListener('install', (event) => {
  const keep = async () => {
    await keepDocument(ownCacheName, offlinePath);
    await self.skipWaiting();
  };
  event.waitUntil(keep());
});

self.addEventListener('activate', (event) => {
  const clear = async () => {
    // Pages kept by an older portal ask for files that are gone with it; they are fetched anew.
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name !== ownCacheName).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clear());
});

async function askAndLearn(event: FetchEvent, url: URL): Promise<Response> {
  const asked = timesForgotten();
  const response = await fetch(event.request);
  event.waitUntil(learn(url, isPageToKeep(url, response) ? response.clone() : response, asked));
  return response;
}

async function dataOrKept(event: FetchEvent, url: URL): Promise<Response> {
  try {
    return await askAndLearn(event, url);
  } catch {
    // No connection. Where nothing is kept, the page asks for its document next, which leads on.
    return (await handOut(url)) ?? Response.error();
  }
}

/** A document that was kept, of whoever reads or of everybody. */
const keptDocument = async (path: string): Promise<Response | undefined> =>
  (await (await keptCache())?.match(path, { ignoreVary: true })) ??
  (await (await caches.open(ownCacheName)).match(path, { ignoreVary: true }));

async function pageOrKept(event: FetchEvent, url: URL): Promise<Response> {
  try {
    return await askAndLearn(event, url);
  } catch {
    // No connection: that is exactly what the kept pages are for.
    if (url.pathname === offlinePath) return (await keptDocument(offlinePath)) ?? Response.error();
    const path = url.pathname === '/' ? '/today' : keptPath(url);
    if (path !== null && (await isKept(path))) {
      if (url.pathname === '/') return Response.redirect(path);
      const shell = await keptDocument(shellPath);
      if (shell !== undefined) return shell;
    }
    return Response.redirect(`${offlinePath}?page=${encodeURIComponent(url.pathname + url.search)}`);
  }
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (isOwnFile(url.pathname)) event.respondWith(ownFile(event.request));
  else if (isDataPath(url.pathname)) event.respondWith(dataOrKept(event, url));
  else if (event.request.mode === 'navigate') event.respondWith(pageOrKept(event, url));
});

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const order = event.data as WorkerOrder;
  if (order.kind === 'warm') event.waitUntil(warm(order));
  else event.waitUntil(forgetPages());
});

declare global {
  /** Of background synchronisation, which not every browser has and TypeScript does not know. */
  interface SyncEvent extends ExtendableEvent {
    readonly tag: string;
  }
  interface ServiceWorkerGlobalScopeEventMap {
    sync: SyncEvent;
  }
}

self.addEventListener('sync', (event) => {
  const { tag } = event;
  if (tag !== syncTag) return;
  const send = async () => {
    const { waiting, signedOut } = await sendOutbox();
    // The browser wakes this worker again for what is left; for somebody signed out that would be in vain.
    if (waiting > 0 && !signedOut) throw new Error(`${waiting} still wait`);
  };
  event.waitUntil(send());
});
