/**
 * Keeps the portal's own files, so that it opens at once and, without a network, says so kindly. Pages and data
 * always come from the server; what a person may read offline is kept by a later capability.
 */
import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import { self } from '$app/service-worker';

const cacheName = `rafiq-${version}`;
const offlinePage = '/offline';
const own = new Set<string>(
  [...immutable, ...assets].map(({ path }) => (path.startsWith('/') ? path : `/${path}`)),
);

self.addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(cacheName);
    await cache.add(new Request(offlinePage, { cache: 'reload' }));
    await self.skipWaiting();
  };
  event.waitUntil(keep());
});

self.addEventListener('activate', (event) => {
  const clear = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clear());
});

/** A file of ours never changes under its name: once fetched, it is kept. */
async function kept(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const found = await cache.match(request);
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

async function pageOrOffline(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    // No network: that is exactly what the offline page is for.
    return (await caches.match(offlinePage)) ?? Response.error();
  }
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (own.has(url.pathname)) event.respondWith(kept(event.request));
  else if (event.request.mode === 'navigate') event.respondWith(pageOrOffline(event.request));
});
