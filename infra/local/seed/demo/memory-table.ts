/** A table in memory that takes the very writes the stores make, conditions included. */
import { ConditionFailed, type Condition, type Write } from '#functions/kernel/commit.ts';
import type { Item, Key } from '#functions/kernel/dynamo.ts';
import { holds, updated } from './expression.ts';

export interface MemoryTable {
  get(key: Key): Item | undefined;
  /**
   * Writes everything or nothing, as a transaction does.
   * @throws ConditionFailed naming the first write whose condition did not hold; Error for two writes of one item
   */
  write(writes: readonly Write[]): void;
  /** Every item, in the order of its keys. */
  items(): Item[];
}

const nameOf = ({ pk, sk }: Key): string => `${pk}\u0000${sk}`;

function keyOf(write: Write): Key {
  if ('put' in write) return { pk: String(write.put['pk']), sk: String(write.put['sk']) };
  if ('update' in write) return write.update;
  return 'remove' in write ? write.remove : write.check;
}

/** Names and values reach an expression from its own write or condition, as they do in the database. */
const givenOf = (write: Write, when?: Condition) => ({
  names: { ...('names' in write ? write.names : {}), ...when?.names },
  values: { ...('values' in write ? write.values : {}), ...when?.values },
});

/** An empty table. */
export function memoryTable(): MemoryTable {
  const items = new Map<string, Item>();
  const apply = (write: Write, name: string): void => {
    if ('put' in write) items.set(name, write.put);
    else if ('remove' in write) items.delete(name);
    else if ('update' in write) {
      const before = items.get(name) ?? { ...write.update };
      items.set(name, updated(write.set, before, givenOf(write)));
    }
  };
  return {
    get: (key) => items.get(nameOf(key)),
    write: (writes) => {
      const named = writes.map((write) => ({ write, name: nameOf(keyOf(write)) }));
      if (new Set(named.map(({ name }) => name)).size < named.length) {
        throw new Error(`One item is written twice: ${writes.map(({ label }) => label).join(', ')}`);
      }
      for (const { write, name } of named) {
        const { when } = write;
        const item = items.get(name);
        if (when !== undefined && !holds(when.expression, item, givenOf(write, when))) {
          throw new ConditionFailed(write.label, item, undefined);
        }
      }
      for (const { write, name } of named) apply(write, name);
    },
    items: () => [...items].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item),
  };
}
