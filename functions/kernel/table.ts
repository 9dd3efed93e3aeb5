/**
 * The one table: its keys and indexes, declared here and nowhere else.
 * Stores write and query these attributes; the infrastructure creates them. Plain data: no imports.
 */
export const table = {
  /** Every item has both. `pk` names the record (`LEAD#<id>`), `sk` the facet (`RECORD`, `EVT#<version>`). */
  keys: { pk: 'pk', sk: 'sk' },
  /** Epoch seconds. Deletion comes late (or never, locally): readers filter `ttl > now` themselves. */
  ttl: 'ttl',
  indexes: {
    /** First list of a record: whole items, so that a page costs one query. */
    list: { name: 'gsi1', pk: 'gsi1pk', sk: 'gsi1sk', projection: 'ALL' },
    /** Second list of the same record, in another order or under another parent. */
    second: { name: 'gsi2', pk: 'gsi2pk', sk: 'gsi2sk', projection: 'ALL' },
    /** Sparse and sharded: only items with a running clock. Keys alone; the sweeper reads the item itself. */
    due: { name: 'due', pk: 'duepk', sk: 'duesk', projection: 'KEYS_ONLY' },
    /** All events in order, by hour and shard. */
    feed: { name: 'feed', pk: 'feedpk', sk: 'feedsk', projection: 'ALL' },
  },
} as const;

/** The name by which code asks for an index: `table.indexes[name]`. */
export type TableIndex = keyof typeof table.indexes;
