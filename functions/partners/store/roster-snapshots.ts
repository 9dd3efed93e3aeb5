/** Rosters as they were when something was decided on them, so that it can be decided again. */
import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod';
import { documents, queryAll, tableName, type Item, type Key } from '#functions/kernel/dynamo.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { rosterPartner, type Roster } from '../domain/roster-partner.ts';

const partitionOf = (version: number): string => `ROSTERAT#${version}`;
const partKey = (version: number, part: number): Key => ({
  pk: partitionOf(version),
  sk: `PART#${String(part).padStart(4, '0')}`,
});
/** An item holds 400 kB. */
const mostBytes = 350_000;

const storedPart = z.object({ parts: z.number().int(), packed: z.instanceof(Uint8Array) });

/** The versions this process knows to be kept. */
const kept = new Set<number>();
const mostKnown = 100;

/**
 * The items that keep a roster under its version, the first part last: where it stands, all others do.
 * @param partners those of `loadRoster`
 */
export function rosterItems({
  version,
  partners,
}: Pick<Roster, 'version'> & { partners: readonly object[] }): (Item & Key)[] {
  const packed = gzipSync(JSON.stringify(partners));
  const parts = Math.max(1, Math.ceil(packed.length / mostBytes));
  return Array.from({ length: parts }, (_, part) => ({
    ...partKey(version, part),
    kind: 'roster-part',
    schema: 1,
    parts,
    packed: packed.subarray(part * mostBytes, (part + 1) * mostBytes),
  })).reverse();
}

/**
 * Keeps a roster under its version, once (1 request per 350 kB packed, about 3,000 partners; none where this process has kept
 * it before). Whoever else keeps the same version keeps the same partners.
 */
export async function keepRoster(roster: Parameters<typeof rosterItems>[0]): Promise<void> {
  const { version } = roster;
  if (kept.has(version)) return;
  for (const item of rosterItems(roster)) {
    try {
      await documents.send(
        new PutCommand({
          TableName: tableName(),
          Item: item,
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }
  if (kept.size >= mostKnown) kept.clear();
  kept.add(version);
}

/** The roster of a version; undefined if nothing was ever decided on it (1 request per megabyte). */
export async function rosterAt(version: number): Promise<Roster | undefined> {
  const items = await queryAll({ partition: partitionOf(version), consistent: true });
  const parts = items.map((item) => storedPart.parse(item));
  const [first] = parts;
  if (first === undefined || parts.length !== first.parts) return undefined;
  const text = gunzipSync(Buffer.concat(parts.map(({ packed }) => packed))).toString();
  return { version, partners: z.array(rosterPartner).parse(JSON.parse(text)) };
}
