/** How large an item is for DynamoDB, and what reading or writing it costs (source: DynamoDB developer guide, "Item sizes and formats" and "Capacity unit consumption"). */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { table } from '#functions/kernel/table.ts';

export type Stored = Record<string, AttributeValue>;

const utf8 = (text: string): number => Buffer.byteLength(text);
const perCollection = 3;
const perElement = 1;

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return utf8(value.S);
  // Two digits a byte, one more for the exponent and, below zero, one for the sign.
  if (value.N !== undefined)
    return Math.ceil(value.N.replace(/[-.]/g, '').length / 2) + 1 + (value.N.startsWith('-') ? 1 : 0);
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1;
  if (value.B !== undefined) return value.B.length;
  if (value.L !== undefined)
    return value.L.reduce((sum, element) => sum + perElement + valueBytes(element), perCollection);
  if (value.M !== undefined)
    return Object.entries(value.M).reduce(
      (sum, [name, element]) => sum + perElement + utf8(name) + valueBytes(element),
      perCollection,
    );
  if (value.SS !== undefined) return value.SS.reduce((sum, element) => sum + utf8(element), 0);
  throw new Error(`No size is known of ${Object.keys(value).join()}`);
}

/** Bytes of an item: its names and its values. */
export const itemBytes = (item: Stored): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + utf8(name) + valueBytes(value), 0);

export const readUnits = (bytes: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5);
const kilobytes = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));

const keyNames = [table.keys.pk, table.keys.sk];

/** Writes that one change of an item makes in an index: none, one, or two where it moves within it. */
function indexUnits(
  index: (typeof table.indexes)[keyof typeof table.indexes],
  before: Stored | undefined,
  after: Stored | undefined,
): number {
  const within = (item: Stored | undefined): item is Stored =>
    item !== undefined && item[index.pk] !== undefined && item[index.sk] !== undefined;
  const projected = (item: Stored): Stored =>
    index.projection === 'ALL'
      ? item
      : Object.fromEntries(
          [...keyNames, index.pk, index.sk].flatMap((name) =>
            item[name] === undefined ? [] : [[name, item[name]]],
          ),
        );
  const unitsOf = (item: Stored): number => kilobytes(itemBytes(projected(item)));
  const isIn = within(after);
  if (!within(before)) return isIn ? unitsOf(after) : 0;
  if (!isIn) return unitsOf(before);
  const moved = before[index.pk]?.S !== after[index.pk]?.S || before[index.sk]?.S !== after[index.sk]?.S;
  if (moved) return unitsOf(before) + unitsOf(after);
  const same = JSON.stringify(projected(before)) === JSON.stringify(projected(after));
  return same ? 0 : Math.max(unitsOf(before), unitsOf(after));
}

/** Write units of one change within a transaction: twice for the table, once for each index it touches. */
export function transactionUnits(before: Stored | undefined, after: Stored | undefined): number {
  const larger = Math.max(
    before === undefined ? 0 : itemBytes(before),
    after === undefined ? 0 : itemBytes(after),
  );
  const ofIndexes = Object.values(table.indexes).map((index) => indexUnits(index, before, after));
  return 2 * kilobytes(larger) + ofIndexes.reduce((sum, units) => sum + units, 0);
}
