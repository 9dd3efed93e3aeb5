/** Limits of one call that puts events on the bus (source: Amazon EventBridge, PutEvents). */
const mostEntries = 10;
// 256 kB, less what the bus counts beside the text itself.
const mostBytes = 250_000;

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Cuts texts, in their order, into groups that each fit one call; a text too big for any call stands alone. */
export function eventBatches<Entry>(entries: readonly Entry[], textOf: (entry: Entry) => string): Entry[][] {
  const batches: Entry[][] = [];
  let bytes = Infinity;
  for (const entry of entries) {
    const size = bytesOf(textOf(entry));
    const batch = batches.at(-1);
    if (batch === undefined || batch.length === mostEntries || bytes + size > mostBytes) {
      batches.push([entry]);
      bytes = size;
    } else {
      batch.push(entry);
      bytes += size;
    }
  }
  return batches;
}
