import { createReadStream } from 'node:fs';
import { createProduct, type NewProduct } from '@rafiq/shared/products/contract.ts';
import { ApiProblem, type Client } from '@rafiq/shared/client.ts';
import { parse } from 'csv-parse';
import type * as z from 'zod';

/** The different texts of one column of a CSV file, as it is read. */
export async function textsOfColumn(file: string, column: string): Promise<string[]> {
  const texts = new Set<string>();
  const rows = createReadStream(file).pipe(parse({ columns: true, bom: true, relax_column_count: true }));
  for await (const row of rows) {
    const text = (row as Record<string, string | undefined>)[column]?.trim();
    if (text !== undefined && text !== '') texts.add(text);
  }
  return [...texts].sort();
}

/**
 * The catalogue behind names as files write them: words run together (`GTXPro`) are taken apart, every other
 * spelling of a name becomes its alias, and the first word is the family.
 */
export function productsOf(names: readonly string[]): NewProduct[] {
  const aliases = new Map<string, string[]>();
  for (const spelling of names) {
    const name = spelling.replace(/([A-Z]{2,})([A-Z][a-z])/g, '$1 $2');
    const others = aliases.get(name) ?? [];
    aliases.set(name, spelling === name ? others : [...others, spelling]);
  }
  return [...aliases].map(([name, others]) => ({
    name,
    family: name.split(' ')[0] ?? name,
    aliases: others,
    externalRef: { source: 'sample-products', id: name },
  }));
}

/** Puts products into the catalogue; those it has already stay as they are. */
export async function createProducts(
  client: Client,
  token: string,
  products: readonly NewProduct[],
): Promise<void> {
  for (const product of products) {
    try {
      await client.call(createProduct, { token, body: product satisfies z.input<typeof createProduct.body> });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'already-exists') throw error;
    }
  }
}
