/**
 * Read and write units of every route, computed from the sizes of the items it really read and wrote, with a thousand
 * leads in the table and with a hundred thousand: what a use case costs must not grow with the channel.
 */
import { BatchWriteItemCommand, GetItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { formatId } from '@rafiq/shared/ids.ts';
import { newLead } from '@rafiq/shared/leads/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { routes } from '@rafiq/shared/routes.ts';
import { table } from '#functions/kernel/table.ts';
import { mayUse, sendExample } from '../fixtures/world/request.ts';
import { buildWorld, type World } from '../fixtures/world/world.ts';
import { eachOf } from './each-of.ts';
import { figure, type Run } from './figure.ts';
import { itemBytes, readUnits, transactionUnits, type Stored } from './item-size.ts';

const few = 1_000;
const many = 100_000;
const batchSize = 25;

interface Cost {
  requests: number;
  reads: number;
  writes: number;
}
type Key = Record<string, AttributeValue>;

/** What the database says a reading cost, beside what was computed, where the two differ. */
type Doubt = string;

/** Computes what requests of this process cost while `work` runs, and undoes what it wrote. */
async function costOf(world: World, work: () => Promise<void>, doubts: Set<Doubt>): Promise<Cost> {
  const { documents } = await import('#functions/kernel/dynamo.ts');
  const { client, tableName } = world.database;
  const cost: Cost = { requests: 0, reads: 0, writes: 0 };
  /** Every key written, with the item that stood there before anything was. */
  const former = new Map<string, { key: Key; item: Stored | undefined }>();
  const itemsAt = async (keys: readonly Key[]): Promise<(Stored | undefined)[]> =>
    Promise.all(
      keys.map(async (key) => {
        const answer = await client.send(
          new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
        );
        return answer.Item;
      }),
    );
  const keyOf = (item: Record<string, unknown>): Key =>
    marshall({ [table.keys.pk]: item[table.keys.pk], [table.keys.sk]: item[table.keys.sk] });

  documents.middlewareStack.add(
    (next, told) => async (asked) => {
      cost.requests += 1;
      const input = asked.input as Record<string, unknown>;
      const writes = (input['TransactItems'] ?? []) as Record<string, { Key?: object; Item?: object }>[];
      const keys = writes.flatMap((write) =>
        Object.values(write).map(({ Key, Item }) => keyOf((Key ?? Item ?? {}) as Record<string, unknown>)),
      );
      const before = await itemsAt(keys);
      const result = await next({ ...asked, input: { ...input, ReturnConsumedCapacity: 'TOTAL' } });
      const after = await itemsAt(keys);
      keys.forEach((key, index) => {
        cost.writes += transactionUnits(before[index], after[index]);
        const name = JSON.stringify(key);
        if (!former.has(name)) former.set(name, { key, item: before[index] });
      });
      const output = result.output as Record<string, unknown>;
      const reads = readsOf(input, output);
      cost.reads += reads;
      if (writes.length === 0) {
        const said = ([output['ConsumedCapacity'] ?? []].flat() as { CapacityUnits?: number }[]).reduce(
          (sum, { CapacityUnits = 0 }) => sum + CapacityUnits,
          0,
        );
        if (said !== reads)
          doubts.add(`${told.commandName ?? ''}: computed ${reads}, the database says ${said}`);
      }
      return result;
    },
    { step: 'initialize', name: 'cost', priority: 'low' },
  );
  try {
    await work();
  } finally {
    documents.middlewareStack.remove('cost');
    for (const { key, item } of former.values()) {
      const undo = item === undefined ? { DeleteRequest: { Key: key } } : { PutRequest: { Item: item } };
      await client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: [undo] } }));
    }
  }
  return cost;
}

/** Read units of one request, from what it asked for and what came back. */
function readsOf(input: Record<string, unknown>, output: Record<string, unknown>): number {
  const consistent = input['ConsistentRead'] === true;
  const bytesOf = (item: unknown): number => itemBytes(marshall(item, { removeUndefinedValues: true }));
  if ('KeyConditionExpression' in input) {
    const items = (output['Items'] ?? []) as unknown[];
    return readUnits(
      items.reduce<number>((sum, item) => sum + bytesOf(item), 0),
      consistent,
    );
  }
  if ('RequestItems' in input) {
    const asked = Object.entries(input['RequestItems'] as Record<string, { Keys: unknown[] }>);
    const found = Object.values((output['Responses'] ?? {}) as Record<string, unknown[]>).flat();
    const missing = asked.reduce((sum, [, { Keys }]) => sum + Keys.length, 0) - found.length;
    return found.reduce<number>((sum, item) => sum + readUnits(bytesOf(item), true), missing);
  }
  if ('Key' in input)
    return readUnits(output['Item'] === undefined ? 0 : bytesOf(output['Item']), consistent);
  return 0;
}

/** Leads of other partners' countries, in every place a lead can wait, up to so many. */
async function fillUp(world: World, from: number, to: number): Promise<void> {
  const { openLead } = await import('#functions/leads/domain/open-lead.ts');
  const { recordItem } = await import('#functions/leads/store/lead-items.ts');
  const given = { given: true, basis: 'consent', source: 'benchmark', date: '2026-11-20' } as const;
  const batches: number[][] = [];
  for (let start = from; start < to; start += batchSize)
    batches.push(Array.from({ length: Math.min(batchSize, to - start) }, (_, index) => start + index));
  await eachOf(batches, 8, async (numbers) => {
    const writes = numbers.map((number) => {
      const atMs = Date.parse('2026-01-01T00:00:00.000Z') + number * 60_000;
      const id = formatId('lead', atMs, crypto.getRandomValues(new Uint8Array(10)));
      const input = newLead.parse({
        company: { name: `Filler ${number}`, country: 'NZ' },
        consentToShare: given,
        consentToContact: given,
        receivedAt: new Date(atMs).toISOString(),
      });
      const opened = openLead(input, {
        id,
        at: new Date(atMs).toISOString(),
        accountId: formatId('account', atMs, crypto.getRandomValues(new Uint8Array(10))),
        product: null,
      });
      const lead = {
        ...opened,
        state: { substatus: 'unplaced', reason: { code: 'unplaced.nobody-serves', params: {} } },
      } as const;
      return { PutRequest: { Item: marshall(recordItem(lead), { removeUndefinedValues: true }) } };
    });
    await world.database.client.send(
      new BatchWriteItemCommand({ RequestItems: { [world.database.tableName]: writes } }),
    );
  });
}

/** What each route costs when its example is sent by somebody who may. */
async function costs(world: World, doubts: Set<Doubt>): Promise<Map<string, Cost>> {
  const found = new Map<string, Cost>();
  for (const route of routes as readonly AnyRoute[]) {
    const actor = Object.values(world.actors).find(
      (candidate) => candidate.side !== 'rival' && mayUse(route, candidate),
    );
    if (actor === undefined) throw new Error(`${route.id}: nobody of the cast may use it`);
    const cost = await costOf(
      world,
      async () => {
        const { status, body } = await sendExample(world, route, actor);
        if (status !== route.success)
          throw new Error(`${route.id} answered ${status}: ${JSON.stringify(body)}`);
      },
      doubts,
    );
    found.set(route.id, cost);
  }
  return found;
}

export const run: Run = async (tell) => {
  const world = await buildWorld();
  try {
    const doubts = new Set<Doubt>();
    await fillUp(world, 0, few);
    const small = await costs(world, doubts);
    await fillUp(world, few, many);
    const large = await costs(world, doubts);
    tell(`${'route'.padEnd(28)} requests  read units  write units   (${few} and ${many} leads)`);
    let different = 0;
    for (const [id, cost] of small) {
      const other = large.get(id) ?? cost;
      const same =
        cost.reads === other.reads && cost.writes === other.writes && cost.requests === other.requests;
      if (!same) different += 1;
      const shown = (one: number, two: number): string => (one === two ? String(one) : `${one} → ${two}`);
      tell(
        `${id.padEnd(28)} ${shown(cost.requests, other.requests).padStart(8)} ${shown(cost.reads, other.reads).padStart(11)} ${shown(cost.writes, other.writes).padStart(12)}`,
      );
    }
    for (const doubt of doubts) tell(`to be looked at: ${doubt}`);
    const total = (all: ReadonlyMap<string, Cost>): number =>
      [...all.values()].reduce((sum, { reads, writes }) => sum + reads + writes, 0);
    tell(`${small.size} routes, ${different} of them cost otherwise with ${many} leads`);
    return {
      capacity: figure(total(large), 'units, all routes', total(small)),
      'capacity.equal': figure(small.size - different, 'routes of equal cost', small.size),
    };
  } finally {
    await world.stop();
  }
};
