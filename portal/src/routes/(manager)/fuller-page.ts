/** Reads on where a filter let nothing through: the API may answer an empty page and still have a next one. */
import type { Page } from '@rafiq/shared/page.ts';

const fewest = 10;
const mostRequests = 5;

/** A page with at least a few items if the list has them, in at most five requests. */
export async function fullerPage<Item, Whole extends Page<Item>>(
  readPage: (cursor: string | undefined) => Promise<Whole & Page<Item>>,
  cursor: string | undefined,
): Promise<Whole & Page<Item>> {
  let page = await readPage(cursor);
  const items = [...page.items];
  for (let asked = 1; items.length < fewest && page.nextCursor !== null && asked < mostRequests; asked += 1) {
    page = await readPage(page.nextCursor);
    items.push(...page.items);
  }
  return { ...page, items };
}
