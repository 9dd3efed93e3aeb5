/** Keeps beforehand what a partner is likely to want on the road: its first screen, its list, its open leads. */
import { version } from '$app/env';
import { dataPathOf, keptCacheName, leadsIn, mostWarmed, nobody } from '#lib/road/keeping.ts';
import type { WarmOrder } from '#lib/road/worker-order.ts';
import { currentReader, findKept, keptForMs, learn, timesForgotten } from './kept-pages.ts';
import { keepDocument, keepFiles } from './own-files.ts';

export const shellPath = '/kept';
export const offlinePath = '/offline';

/** A page opened by its address came without its data apart: that is asked for unless it is this fresh. */
const seenGoodForMs = 30_000;
const warmedGoodForMs = 30 * 60_000;

/** Whose documents this worker has kept since it was started. */
let documentsOf: string | undefined;

async function keepPage(path: string, goodForMs: number): Promise<void> {
  const age = await keptForMs(path);
  if (age !== null && age < goodForMs) return;
  const address = dataPathOf(path);
  const asked = timesForgotten();
  const response = await fetch(address);
  await learn(new URL(address, self.location.origin), response, asked);
}

/** The pages that pages are opened with, once for each reader and start of this worker. */
async function keepDocuments(reader: string): Promise<void> {
  const cacheName = keptCacheName(version, reader);
  const kept = await (await caches.open(cacheName)).match(shellPath);
  if (documentsOf === reader && kept !== undefined) return;
  await keepDocument(cacheName, shellPath);
  await keepDocument(cacheName, offlinePath);
  documentsOf = reader;
}

async function warmAll({ here, sparing }: WarmOrder): Promise<void> {
  // Started anew, this worker knows only from an answer who reads.
  await keepPage('/today', currentReader() === undefined ? 0 : warmedGoodForMs);
  const reader = currentReader();
  if (reader === undefined || reader === nobody) return;
  await keepDocuments(reader);
  if (here !== null) await keepPage(here, seenGoodForMs);
  await keepPage('/leads', warmedGoodForMs);
  if (sparing) return;
  const list = await findKept('/leads');
  const leads = list === null ? [] : leadsIn(await list.response.text()).slice(0, mostWarmed);
  // One after another: whoever reads meanwhile comes first.
  for (const id of leads) {
    if (currentReader() !== reader) return;
    await keepPage(`/leads/${id}`, warmedGoodForMs);
  }
}

let running: Promise<void> | undefined;

/** The files at once; pages one order after another. Without a connection, or without a session, there is nothing to keep. */
export function warm(order: WarmOrder): Promise<void> {
  const before = running;
  const start = async () => {
    await keepFiles(order.files);
    await before;
    await warmAll(order);
  };
  running = start().catch((error: unknown) => console.debug(error));
  return running;
}
