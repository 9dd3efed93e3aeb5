/** The pages that one reader may read on this device without a connection, and whose they are. */
import { version } from '$app/env';
import {
  completed,
  dataPathOf,
  errorIn,
  isDataPath,
  isPlain,
  keptAtHeader,
  keptCacheName,
  keptPath,
  keptPrefix,
  markedAsKept,
  memberOf,
  mostKept,
  nobody,
  readAnswer,
  readAtHeader,
  readerHeader,
  surplus,
} from '#lib/road/keeping.ts';
import type { PageAnswer } from '#lib/road/keeping.ts';
import { dropKeptCaches } from '#lib/road/kept-caches.ts';
import { clearOutbox } from '#lib/road/outbox-store.ts';

/** Whose pages are kept; undefined until an answer has said so since this worker was started. */
let reader: string | undefined;
/** Counts how often everything was forgotten: what was asked for before may not be kept afterwards. */
let forgotten = 0;
/** To be looked at before something is asked for, and handed over with its answer. */
export const timesForgotten = (): number => forgotten;
/** The page read last, for the layouts that the next answer may leave out. */
let lastPage: PageAnswer | null = null;

/** The one cache of kept pages on this device; undefined if nothing is kept. */
export const keptCache = async (): Promise<Cache | undefined> => {
  const name = (await caches.keys()).find((known) => known.startsWith(keptPrefix));
  return name === undefined ? undefined : caches.open(name);
};

/** Forgets every kept page: at signing out, and when a session turns out to be over. */
export async function forgetPages(): Promise<void> {
  forgotten += 1;
  reader = nobody;
  lastPage = null;
  await dropKeptCaches();
}

/**
 * Hears who an answer was for. Pages of anybody else are forgotten; so is what somebody else has left unsent, for a
 * device that changes hands keeps no words of the one before.
 */
async function hearReader(name: string): Promise<void> {
  if (name === reader) return;
  if (name === nobody) return forgetPages();
  // Started anew, this worker hears for the first time who reads: what was asked for with it is the same reader's.
  if (reader !== undefined) forgotten += 1;
  lastPage = null;
  reader = name;
  await dropKeptCaches(keptCacheName(version, name));
  await clearOutbox(memberOf(name));
}

const keptResponse = async (path: string): Promise<Response | undefined> =>
  (await keptCache())?.match(dataPathOf(path), { ignoreVary: true });

/** The page under a path as it is kept, and when it was read on this device's clock. */
export async function findKept(path: string): Promise<{ answer: PageAnswer; response: Response } | null> {
  const response = await keptResponse(path);
  if (response === undefined) return null;
  const answer = readAnswer(await response.clone().text());
  return answer && { answer, response };
}

export const isKept = async (path: string): Promise<boolean> => (await keptResponse(path)) !== undefined;

/** How long ago a page was kept; null if it is not. */
export async function keptForMs(path: string): Promise<number | null> {
  const response = await keptResponse(path);
  return response === undefined ? null : Date.now() - keptAtMs(response);
}

const keptAtMs = (response: Response): number => Number(response.headers.get(keptAtHeader) ?? 0);

/** A kept page as an answer to whoever asks for it now; null if it is not kept. */
export async function handOut(url: URL): Promise<Response | null> {
  const path = keptPath(url);
  const found = path === null ? null : await findKept(path);
  if (found === null) return null;
  const readAtMs = Number(found.response.headers.get(readAtHeader));
  const serverNowMs = readAtMs + Date.now() - keptAtMs(found.response);
  return Response.json(markedAsKept(found.answer, { readAtMs, serverNowMs }));
}

const readerOf = (response: Response): string => response.headers.get(readerHeader) ?? nobody;

/** Whether an answer is a page to keep: only then is it read. */
export const isPageToKeep = (url: URL, response: Response): boolean =>
  response.ok && readerOf(response) !== nobody && isDataPath(url.pathname) && isPlain(url);

/**
 * Learns from an answer of the portal: who reads, and, where it is a page to keep, the page.
 * @param asked how often everything had been forgotten when this was asked for; if it was again since, nothing is
 * learnt: the answer may be somebody else's by now
 */
export async function learn(url: URL, response: Response, asked: number): Promise<void> {
  if (!response.headers.has(readerHeader) || asked !== forgotten) return;
  const name = readerOf(response);
  const hearing = hearReader(name);
  // What hearing forgets, it forgets at once; whatever is forgotten from here on is forgotten after this answer.
  const before = forgotten;
  await hearing;
  const path = keptPath(url);
  if (path === null || !isPageToKeep(url, response)) return;
  const answer = readAnswer(await response.text());
  // Led elsewhere: there is no such page for this reader any more.
  if (answer === null) return dropPage(path);
  const status = errorIn(answer);
  if (status !== null) return status < 500 ? dropPage(path) : undefined;
  const samePage = (await findKept(path))?.answer ?? null;
  const whole = completed(answer, { samePage, anyPage: lastPage });
  if (whole === null || before !== forgotten) return;
  const readAtMs = Date.parse(response.headers.get('date') ?? '') || Date.now();
  const cacheName = keptCacheName(version, name);
  const cache = await caches.open(cacheName);
  if (before !== forgotten) {
    // Forgotten while it was opened: what was opened is empty, and may be of somebody who has left.
    if (reader !== name) await caches.delete(cacheName);
    return;
  }
  lastPage = whole;
  await cache.put(
    dataPathOf(path),
    Response.json(whole, {
      headers: { [readAtHeader]: String(readAtMs), [keptAtHeader]: String(Date.now()) },
    }),
  );
  await trim(cache);
}

async function dropPage(path: string): Promise<void> {
  await (await keptCache())?.delete(dataPathOf(path));
}

async function trim(cache: Cache): Promise<void> {
  const requests = await cache.keys();
  if (requests.length <= mostKept) return;
  const pages: { path: string; keptAtMs: number }[] = [];
  for (const request of requests) {
    const response = await cache.match(request);
    // Documents carry no such moment: they are of the building, and stay.
    if (response?.headers.has(keptAtHeader)) pages.push({ path: request.url, keptAtMs: keptAtMs(response) });
  }
  for (const path of surplus(pages, mostKept)) await cache.delete(path);
}

/** Who reads now, as far as it is known. */
export const currentReader = (): string | undefined => reader;
