/** Items are parsed when they are read, never cast, whatever version of their shape they were written in. */
import * as z from 'zod';
import type { Item } from './dynamo.ts';

const stamp = z.object({ kind: z.string(), schema: z.number().int().min(1) });

/** Lifts an item of one schema version to the next. */
export type Upcast = (item: Item) => Item;

/**
 * A reader of items of one kind. The first upcast lifts schema 1 to 2, the next 2 to 3, and so on; items are
 * written in the newest.
 * @throws Error for an item of another kind, a newer schema, or a broken shape: each is a bug, not an input
 */
export const recordReader =
  <Schema extends z.ZodType>(kind: string, schema: Schema, upcasts: readonly Upcast[] = []) =>
  (item: Item): z.output<Schema> => {
    const found = stamp.parse(item);
    if (found.kind !== kind || found.schema > upcasts.length + 1) {
      throw new Error(
        `Expected ${kind} up to schema ${upcasts.length + 1}, found ${found.kind} ${found.schema}`,
      );
    }
    return schema.parse(upcasts.slice(found.schema - 1).reduce((lifted, upcast) => upcast(lifted), item));
  };
