/** Runs work over items, so many at a time; `worker` says which of them took the item. */
export async function eachOf<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, worker: number) => Promise<void>,
): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const worker = async (_: unknown, index: number): Promise<void> => {
    for (const item of waiting) await work(item, index);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
