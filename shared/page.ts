/** Lists: how much is asked for, and how the next page is found. */
import * as z from 'zod';

/** The query fields every list takes. */
export const pageQuery = {
  limit: z.coerce
    .number()
    .int({ error: 'invalid-limit' })
    .min(1, { error: 'invalid-limit' })
    .max(100, { error: 'invalid-limit' })
    .default(25),
  cursor: z.string().max(2000, { error: 'invalid-cursor' }).optional(),
};

/** One page of a list; `nextCursor` is null on the last one. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** A filter that takes several values, separated by commas. */
export const severalOf = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(
      z
        .array(z.enum(values, { error: 'unknown-value' }))
        .min(1)
        .max(20),
    )
    .optional();
