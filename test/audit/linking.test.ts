/** Linking: killed in the middle, repeated, reordered, raced and late, it makes one chain that holds. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verifyChains } from '#functions/audit/cli/verify-chains.ts';
import { digest } from '#functions/audit/digest.ts';
import { auditedEventOf, type AuditedEvent } from '#functions/audit/domain/audited-event.ts';
import { beginningOf } from '#functions/audit/domain/link.ts';
import { linkEvents } from '#functions/audit/domain/link-events.ts';
import { linkFeed } from '#functions/audit/link-feed.ts';
import { linkOrganisation } from '#functions/audit/link-organisation.ts';
import { headKey } from '#functions/audit/store/audit-keys.ts';
import { growChain, mostLinks } from '#functions/audit/store/chain-store.ts';
import { findWalk } from '#functions/audit/store/feed-store.ts';
import { handler as linkEventsWorker } from '#functions/audit/workers/link-events.ts';
import { handler as sweepFeedWorker } from '#functions/audit/workers/sweep-feed.ts';
import { documents, getItem } from '#functions/kernel/dynamo.ts';
import { startTestDatabase, type TestDatabase } from '../fixtures/database.ts';
import { readState, restoreState, type TableState } from '../fixtures/table-state.ts';
import { instantOf, linking, organisations, tell, toldSinceMs, verifiedAtMs } from './told-events.ts';

const [vendor, partner] = organisations;
const five = 5;
const many = 2 * mostLinks;
const minuteMs = 60_000;
let database: TestDatabase;
let untold: TableState;

beforeAll(async () => {
  database = await startTestDatabase();
  untold = await readState(database);
});
beforeEach(() => restoreState(database, untold));
afterAll(() => database.stop());

/** Tells some events of a partner and answers them as the feed shows them. */
async function toldEvents(count: number): Promise<AuditedEvent[]> {
  const events: AuditedEvent[] = [];
  for (let index = 0; index < count; index += 1) {
    const key = await tell(partner, toldSinceMs + index * 1000);
    const audited = auditedEventOf(await getItem(key));
    if (audited !== undefined) events.push(audited);
  }
  return events;
}

const headOf = async (organisation: string): Promise<unknown> =>
  (await getItem(headKey(organisation)))?.['head'];
const expectedHead = (events: readonly AuditedEvent[]) =>
  linkEvents(beginningOf(partner, digest), events, digest).head;
const verify = () => verifyChains(verifiedAtMs);

async function expectWhole(links: number): Promise<void> {
  const { heads, faults, waiting } = await verify();
  expect([faults, waiting]).toEqual([[], 0]);
  expect(heads.reduce((sum, { sequence }) => sum + sequence, 0)).toBe(links);
}

function ordersOf<Entry>(entries: readonly Entry[]): Entry[][] {
  if (entries.length < 2) return [[...entries]];
  return entries.flatMap((first, index) =>
    ordersOf(entries.toSpliced(index, 1)).map((rest) => [first, ...rest]),
  );
}

describe('five events in each of their orders', () => {
  test('delivered together, three times over, make one and the same chain', async () => {
    const events = await toldEvents(five);
    const told = await readState(database);
    const orders = ordersOf(events);
    expect(orders).toHaveLength(120);
    for (const order of orders) {
      await restoreState(database, told);
      const linked = await linkOrganisation(partner, [...order, ...order, ...order], linking);
      expect(linked).toBe(five);
      expect(await headOf(partner)).toEqual(expectedHead(events));
    }
    await expectWhole(five);
  });

  test('delivered one by one, three times each, make a chain that holds', async () => {
    const events = await toldEvents(five);
    const told = await readState(database);
    for (const order of ordersOf(events)) {
      await restoreState(database, told);
      let linked = 0;
      for (const event of [...order, ...order.toReversed(), ...order]) {
        linked += await linkOrganisation(partner, [event], linking);
      }
      expect(linked).toBe(five);
      const { heads, faults } = await verify();
      expect([faults, heads.map(({ sequence }) => sequence)]).toEqual([[], [five]]);
    }
  });
});

type Kill = 'before it is written' | 'after it is written, with its answer lost';

/** Kills the process at a transaction: nothing that follows happens any more. */
function killAt(transaction: number, when: Kill): () => void {
  let sent = 0;
  const name = 'kill';
  documents.middlewareStack.add(
    (next, context) => async (args) => {
      if (
        context.commandName !== 'TransactWriteItemsCommand' &&
        context.commandName !== 'TransactWriteCommand'
      ) {
        return next(args);
      }
      sent += 1;
      if (sent < transaction) return next(args);
      if (when !== 'before it is written' && sent === transaction) await next(args);
      throw new Error('killed');
    },
    { step: 'initialize', name },
  );
  return () => void documents.middlewareStack.remove(name);
}

describe('killed at a transaction', () => {
  let events: AuditedEvent[];
  let told: TableState;

  beforeAll(async () => {
    await restoreState(database, untold);
    events = await toldEvents(many);
    told = await readState(database);
  });
  beforeEach(() => restoreState(database, told));

  test.each([
    [1, 'before it is written'],
    [1, 'after it is written, with its answer lost'],
    [2, 'before it is written'],
    [2, 'after it is written, with its answer lost'],
  ] as const)('%i, %s', async (transaction, when) => {
    const revive = killAt(transaction, when);
    await expect(linkOrganisation(partner, events, linking)).rejects.toThrow('killed');
    revive();
    const before = await verify();
    expect([before.faults, before.waiting > 0]).toEqual([[], when.startsWith('before') || transaction === 1]);
    await linkOrganisation(partner, events, linking);
    expect(await headOf(partner)).toEqual(expectedHead(events));
    await expectWhole(many);
  });
});

describe('several writers', () => {
  test('of one organisation never fork its chain', async () => {
    const events = await toldEvents(60);
    const writers = Array.from({ length: 6 }, (_, writer) =>
      // Each knows other events than the next one, and many the same.
      linkOrganisation(partner, events.slice(writer * 6, writer * 6 + 30), linking),
    );
    const linked = await Promise.all(writers);
    expect(linked.reduce((sum, count) => sum + count)).toBe(60);
    await expectWhole(60);
  });

  test('a writer that forgets to look is refused by the write', async () => {
    const [first, second] = await toldEvents(2);
    if (first === undefined || second === undefined) throw new Error('Nothing was told');
    const grown = (event: AuditedEvent) => linkEvents(beginningOf(partner, digest), [event], digest);
    await growChain(linking, undefined, grown(first));
    await expect(growChain(linking, undefined, grown(second))).rejects.toMatchObject({ label: 'head' });
    const head = grown(first).head;
    const twice = linkEvents(head, [first], digest);
    await expect(growChain(linking, head, twice)).rejects.toMatchObject({ label: 'entry' });
    await linkOrganisation(partner, [second], linking);
    await expectWhole(2);
  });

  test('a writer that links wrongly is found by verifying', async () => {
    const [first, second] = await toldEvents(2);
    if (first === undefined || second === undefined) throw new Error('Nothing was told');
    const { head, linked } = linkEvents(beginningOf(partner, digest), [first], digest);
    await growChain(linking, undefined, { head, linked });
    // It takes the beginning for the end, and fixes the second event beside the first.
    const beside = linkEvents({ ...beginningOf(partner, digest), sequence: 1 }, [second], digest);
    await growChain(linking, head, beside);
    const { faults } = await verify();
    expect(faults).toEqual([
      {
        organisation: partner,
        sequence: 2,
        eventId: second.event.id,
        differs: 'link-does-not-continue',
      },
    ]);
  });
});

describe('the walk of the feed', () => {
  test('links every organisation’s events, over hours and pages, however often it is walked', async () => {
    for (let index = 0; index < 30; index += 1) {
      for (const organisation of organisations) await tell(organisation, toldSinceMs + index * 11 * minuteMs);
    }
    const [from, until] = [instantOf(toldSinceMs), instantOf(verifiedAtMs)];
    const walks = await Promise.all([1, 2, 3].map(() => linkFeed(from, until, linking)));
    expect(walks.reduce((sum, { linked }) => sum + linked, 0)).toBe(60);
    expect(await linkFeed(from, until, linking)).toEqual({ linked: 0, upTo: until });
    await expectWhole(60);
  });

  test('ends where it is told to, and goes on from there', async () => {
    await tell(vendor, toldSinceMs);
    await tell(vendor, toldSinceMs + 150 * minuteMs);
    const until = instantOf(verifiedAtMs);
    const { linked, upTo } = await linkFeed(instantOf(toldSinceMs), until, linking, () => false);
    expect([linked, upTo]).toEqual([1, instantOf(toldSinceMs + 60 * minuteMs)]);
    expect((await linkFeed(upTo, until, linking)).linked).toBe(1);
    await expectWhole(2);
  });
});

describe('the workers', () => {
  const context = { getRemainingTimeInMillis: () => 50_000 } as never;
  const atClock = async (ms: number, work: () => Promise<unknown>): Promise<void> => {
    process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(ms - Date.now());
    try {
      await work();
    } finally {
      delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
    }
  };
  const link = (ms: number) => atClock(ms, async () => linkEventsWorker({}, context));
  const linksNow = async () => (await verify()).heads.reduce((sum, { sequence }) => sum + sequence, 0);

  test('each minute what is new is linked, and what came a little late', async () => {
    const atMs = verifiedAtMs - 10 * minuteMs;
    await tell(partner, atMs);
    await link(atMs + minuteMs);
    expect(await linksNow()).toBe(1);
    expect((await findWalk())?.until.slice(0, 16)).toBe(instantOf(atMs + minuteMs).slice(0, 16));
    await tell(partner, atMs + 30_000);
    await link(atMs + 2 * minuteMs);
    expect(await linksNow()).toBe(2);
  });

  test('what came too late for its minute waits for the day’s sweep, and is told until then', async () => {
    const atMs = verifiedAtMs - 120 * minuteMs;
    await link(atMs);
    await link(atMs + 60 * minuteMs);
    await tell(partner, atMs + minuteMs);
    await link(atMs + 61 * minuteMs);
    expect(await verify()).toEqual({ heads: [], faults: [], waiting: 1, earlier: 0 });
    await atClock(verifiedAtMs, async () => sweepFeedWorker({}, context));
    await expectWhole(1);
  });
});
