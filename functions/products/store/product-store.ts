/** What the products room asks of its store. */
import type { Page } from '@rafiq/shared/page.ts';
import type { Product } from '@rafiq/shared/products/contract.ts';
import type { Change, Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import type { PageRequest } from '#functions/kernel/list.ts';

export interface ProductStore {
  find(id: string): Promise<Product | undefined>;
  /** One for each id, in its order. */
  findMany(ids: readonly string[]): Promise<(Product | undefined)[]>;
  findByRef(ref: { source: string; id: string }): Promise<Product | undefined>;
  /** By a name or alias in any spelling. */
  match(text: string): Promise<Product | undefined>;
  /** The whole catalogue. */
  everyOne(): Promise<Product[]>;
  list(words: string | undefined, page: PageRequest): Promise<Page<Product>>;
  /** @throws ConditionFailed `product-name` or `product-ref` if a name or the reference is taken */
  insert(product: Product, change: Change): Promise<Product>;
  /** What `save` writes and tells, for a transaction of another room. */
  savePlan(
    before: Product,
    after: Product,
    changed: readonly string[],
  ): { writes: Write[]; events: EventDraft[] };
  /** @throws ConditionFailed `product` if it is not as it was, `product-name` if a name is taken */
  save(before: Product, after: Product, changed: readonly string[], change: Change): Promise<Product>;
}
