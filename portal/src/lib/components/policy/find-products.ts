import type { Option } from './condition-table.ts';

/** Products by words of their names; undefined without a connection. */
export async function findProducts(words: string): Promise<Option[] | undefined> {
  try {
    const response = await fetch(`/manage/products/find?${new URLSearchParams({ q: words })}`, {
      headers: { accept: 'application/json' },
    });
    return response.ok ? ((await response.json()) as { found: Option[] }).found : undefined;
  } catch (error) {
    console.debug(error); // the field says that nothing could be found
    return undefined;
  }
}
