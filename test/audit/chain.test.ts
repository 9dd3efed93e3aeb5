/** The audit chain: whatever is flipped, dropped, inserted, swapped or cut is found, and found where it is. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verifyChains } from '#functions/audit/cli/verify-chains.ts';
import { digest } from '#functions/audit/digest.ts';
import { auditedEventOf } from '#functions/audit/domain/audited-event.ts';
import type { Difference, Fault } from '#functions/audit/domain/check-link.ts';
import {
  beginningOf,
  entryOf,
  linkAfter,
  linkDigest,
  type Head,
  type Link,
} from '#functions/audit/domain/link.ts';
import { linkFeed } from '#functions/audit/link-feed.ts';
import { entryKey, headKey, linkKey } from '#functions/audit/store/audit-keys.ts';
import { entryItem, headItem, linkItem } from '#functions/audit/store/chain-items.ts';
import { saveWalk } from '#functions/audit/store/feed-store.ts';
import { documents, getItem, tableName, type Item, type Key } from '#functions/kernel/dynamo.ts';
import { startTestDatabase, type TestDatabase } from '../fixtures/database.ts';
import { readState, restoreState, type TableState } from '../fixtures/table-state.ts';
import { instantOf, linking, organisations, tell, toldSinceMs, verifiedAtMs } from './told-events.ts';

const links = 12;
const minuteMs = 60_000;
const [vendor, partner] = organisations;
let database: TestDatabase;
let sound: TableState;

beforeAll(async () => {
  database = await startTestDatabase();
  for (let index = 0; index < links; index += 1) {
    for (const organisation of organisations) {
      await tell(organisation, toldSinceMs + index * 7 * minuteMs, {
        why: `Reason ${index}`,
        note: `Note ${index}`,
      });
    }
  }
  const until = instantOf(verifiedAtMs);
  const { linked } = await linkFeed(instantOf(toldSinceMs), until, linking);
  expect(linked).toBe(links * organisations.length);
  await saveWalk(linking, { since: instantOf(toldSinceMs), until });
  sound = await readState(database);
});
beforeEach(() => restoreState(database, sound));
afterAll(() => database.stop());

const put = (item: Item) => documents.send(new PutCommand({ TableName: tableName(), Item: item }));
const drop = ({ pk, sk }: Key) =>
  documents.send(new DeleteCommand({ TableName: tableName(), Key: { pk, sk } }));
const verify = (witnessed: readonly Head[] = []) => verifyChains(verifiedAtMs, witnessed);

async function itemAt(key: Key): Promise<Item & Key> {
  const item = await getItem(key);
  if (item === undefined) throw new Error(`Nothing lies at ${key.pk} ${key.sk}`);
  return item as Item & Key;
}

/** A link of the partner's chain with everything around it. */
async function around(sequence: number) {
  const item = await itemAt(linkKey(partner, sequence));
  const link = item['link'] as Link;
  const eventItem = await itemAt(link.key);
  const audited = auditedEventOf(eventItem);
  if (audited === undefined) throw new Error(`Link ${sequence} has no event`);
  return { item, link, eventItem, event: eventItem['event'] as Item, audited };
}

const idAt = async (sequence: number): Promise<string> => (await around(sequence)).link.eventId;
const setHead = (sequence: number, last: Link | undefined) =>
  put(
    headItem({
      organisation: partner,
      sequence,
      digest: last?.digest ?? beginningOf(partner, digest).digest,
    }),
  );

async function expectFirst(expected: Fault, witnessed: readonly Head[] = []): Promise<void> {
  const { faults, heads } = await verify(witnessed);
  expect(faults[0]).toEqual(expected);
  // The other chain is not drawn into it.
  expect(heads.map(({ organisation }) => organisation)).toContain(vendor);
}

const at = (sequence: number | null, eventId: string | null, differs: Difference): Fault => ({
  organisation: partner,
  sequence,
  eventId,
  differs,
});

test('what nobody touched holds, and nothing waits', async () => {
  const { heads, faults, waiting } = await verify();
  expect([faults, waiting]).toEqual([[], 0]);
  expect(heads.map(({ organisation, sequence }) => [organisation, sequence])).toEqual([
    [partner, links],
    [vendor, links],
  ]);
});

test('a reason and a note that were erased leave a chain that holds', async () => {
  const { eventItem, event } = await around(4);
  const { note: _erased, ...kept } = eventItem;
  await put({ ...kept, event: { ...event, why: null } });
  expect((await verify()).faults).toEqual([]);
});

const everywhere = Array.from({ length: links }, (_, index) => [index + 1]);

describe.each(everywhere)('at link %i', (sequence) => {
  const flips: Record<string, (event: Item) => Item> = {
    type: (event) => ({ ...event, type: 'rafiq.leads.lead.lost.v1' }),
    subject: (event) => ({ ...event, subject: 'lead_06emzc4q3hw0t8n2k5v7r9p1xd' }),
    version: (event) => ({ ...event, version: 2 }),
    at: (event) => ({ ...event, at: '2026-11-20T08:00:00.001Z' }),
    actor: (event) => ({ ...event, by: { ...(event['by'] as Item), id: 'user_06emzc4q3hw0t8n2k5v7r9p1xx' } }),
    request: (event) => ({ ...event, requestId: 'another' }),
    data: (event) => ({ ...event, data: { ...(event['data'] as Item), channel: 'email' } }),
    changed: (event) => ({ ...event, changed: [] }),
    'a member more': (event) => ({ ...event, approvedBy: 'nobody' }),
  };
  test.each(Object.keys(flips))('an event’s %s is flipped', async (name) => {
    const { eventItem, event, link } = await around(sequence);
    await put({ ...eventItem, event: flips[name]?.(event) });
    await expectFirst(at(sequence, link.eventId, 'event-changed'));
  });

  test('an event’s reason is flipped', async () => {
    const { eventItem, event, link } = await around(sequence);
    await put({ ...eventItem, event: { ...event, why: 'Another reason' } });
    await expectFirst(at(sequence, link.eventId, 'reason-changed'));
  });

  test('an event is made unreadable', async () => {
    const { eventItem, link } = await around(sequence);
    await put({ ...eventItem, event: 'gone' });
    const { faults } = await verify();
    expect(faults).toContainEqual(at(sequence, link.eventId, 'event-changed'));
  });

  test('an event is dropped', async () => {
    const { eventItem, link } = await around(sequence);
    await drop(eventItem);
    await expectFirst(at(sequence, link.eventId, 'event-missing'));
  });

  test.each(['content', 'why', 'previous', 'digest', 'eventId'] as const)(
    'a link’s %s is flipped',
    async (member) => {
      const { item, link } = await around(sequence);
      await put({ ...item, link: { ...link, [member]: digest('forged') } });
      const eventId = member === 'eventId' ? digest('forged') : link.eventId;
      await expectFirst(at(sequence, eventId, 'link-changed'));
    },
  );

  test('a link is forged whole, with a digest that fits', async () => {
    const { item, link } = await around(sequence);
    const forged = { ...link, content: digest('forged') };
    await put({ ...item, link: { ...forged, digest: linkDigest(forged, digest) } });
    await expectFirst(at(sequence, link.eventId, 'event-changed'));
  });

  test('a link is dropped', async () => {
    const { item, link } = await around(sequence);
    await drop(item);
    await expectFirst(at(sequence, link.eventId, 'link-missing'));
  });

  test('a link is dropped with its entry', async () => {
    const { item, audited } = await around(sequence);
    await drop(item);
    await drop(entryKey(entryOf(audited, sequence)));
    await expectFirst(at(sequence, null, 'link-missing'));
  });

  test('an entry of the lists is flipped, hidden or dropped', async () => {
    const { item, link, audited } = await around(sequence);
    const entry = entryItem(entryOf(audited, sequence));
    for (const other of [
      { ...entry, gsi2pk: 'AUDIT#KIND#other' },
      { ...entry, at: 'never' },
    ]) {
      await put(other);
      await expectFirst(at(sequence, link.eventId, 'entry-differs'));
    }
    await drop(entry);
    await expectFirst(at(sequence, link.eventId, 'entry-differs'));
    await put(entry);
    await put({ ...item, gsi1pk: 'AUDIT#NOWHERE' });
    await expectFirst(at(sequence, link.eventId, 'entry-differs'));
  });
});

describe.each(everywhere.slice(0, -1))('at links %i and the next', (sequence) => {
  test('two events are swapped', async () => {
    const [one, other] = [await around(sequence), await around(sequence + 1)];
    await put({ ...one.eventItem, event: other.event });
    await put({ ...other.eventItem, event: one.event });
    await expectFirst(at(sequence, one.link.eventId, 'event-changed'));
  });

  test('two links are swapped', async () => {
    const [one, other] = [await around(sequence), await around(sequence + 1)];
    await put({ ...other.item, sk: one.item.sk });
    await put({ ...one.item, sk: other.item.sk });
    await expectFirst(at(sequence, other.link.eventId, 'link-out-of-place'));
  });

  test('two links are swapped and numbered anew, with digests that fit', async () => {
    const [one, other] = [await around(sequence), await around(sequence + 1)];
    const moved = async (link: Link, to: number, of: typeof one) => {
      const body = { ...link, sequence: to };
      const forged = { ...body, digest: linkDigest(body, digest) };
      await put(linkItem(forged, entryOf(of.audited, to)));
    };
    await moved(other.link, sequence, other);
    await moved(one.link, sequence + 1, one);
    await expectFirst(at(sequence, other.link.eventId, 'link-does-not-continue'));
  });

  test('a link is inserted between them', async () => {
    const { item, link } = await around(sequence);
    await put({ ...item, sk: `${item.sk}x` });
    await expectFirst(at(sequence + 1, link.eventId, 'link-out-of-place'));
  });

  test('the chain is cut behind it', async () => {
    for (let gone = sequence + 1; gone <= links; gone += 1) await drop(linkKey(partner, gone));
    await expectFirst(at(sequence + 1, await eventOf(sequence + 1), 'link-missing'));
  });

  test('the chain is cut behind it, and its head set back', async () => {
    const { link } = await around(sequence);
    for (let gone = sequence + 1; gone <= links; gone += 1) await drop(linkKey(partner, gone));
    await setHead(sequence, link);
    await expectFirst(at(sequence + 1, await eventOf(sequence + 1), 'link-missing'));
  });

  test('the chain is cut behind it without a trace but the events', async () => {
    const { link } = await around(sequence);
    const lost: string[] = [];
    for (let gone = sequence + 1; gone <= links; gone += 1) {
      const { audited, link: cut } = await around(gone);
      lost.push(cut.eventId);
      await drop(entryKey(entryOf(audited, gone)));
      await drop(linkKey(partner, gone));
    }
    await setHead(sequence, link);
    const { faults } = await verify();
    expect(faults.map(({ eventId }) => eventId).sort()).toEqual(lost.sort());
    expect(new Set(faults.map(({ differs }) => differs))).toEqual(new Set(['event-not-linked']));
  });

  /** The event of a link as it was before anything was cut. */
  const eventOf = async (place: number): Promise<string> => {
    const key = JSON.stringify(Object.values(linkKey(partner, place)));
    return sound.get(key)?.item['link']?.M?.['eventId']?.S ?? '';
  };
});

/** Rewrites the chain from a link on, without the events whose links are named: every digest fits again. */
async function rewriteWithout(dropped: number): Promise<void> {
  const before = dropped === 1 ? undefined : (await around(dropped - 1)).link;
  let head: Head = before ?? beginningOf(partner, digest);
  const later = await Promise.all(
    Array.from({ length: links - dropped }, (_, index) => around(dropped + 1 + index)),
  );
  const gone = await around(dropped);
  await drop(gone.eventItem);
  await drop(entryKey(entryOf(gone.audited, dropped)));
  for (const { audited } of later) {
    const link = linkAfter(
      { organisation: partner, sequence: head.sequence, digest: head.digest },
      audited,
      digest,
    );
    await put(linkItem(link, entryOf(audited, link.sequence)));
    await put(entryItem(entryOf(audited, link.sequence)));
    head = link;
  }
  await drop(linkKey(partner, links));
  await put(headItem({ organisation: partner, sequence: head.sequence, digest: head.digest }));
}

describe('whoever may write everything', () => {
  test.each([1, 6, links])(
    'rewrites the chain without event %i: only a witness from outside knows',
    async (dropped) => {
      const { heads: witnessed } = await verify();
      await rewriteWithout(dropped);
      expect((await verify()).faults).toEqual([]);
      await expectFirst(at(links, null, 'other-than-witnessed'), witnessed);
    },
  );

  test('rewrites it and tells something else in its place', async () => {
    const { heads: witnessed } = await verify();
    await rewriteWithout(6);
    await tell(partner, toldSinceMs + minuteMs);
    await linkFeed(instantOf(toldSinceMs), instantOf(verifiedAtMs), linking);
    expect((await verify()).faults).toEqual([]);
    await expectFirst(at(links, await idAt(links), 'other-than-witnessed'), witnessed);
  });

  test('removes a chain whole: its events say so', async () => {
    for (let gone = 1; gone <= links; gone += 1) {
      await drop(entryKey(entryOf((await around(gone)).audited, gone)));
      await drop(linkKey(partner, gone));
    }
    await drop(headKey(partner));
    const { faults } = await verify();
    expect(faults.filter(({ differs }) => differs === 'event-not-linked')).toHaveLength(links);
  });
});

describe('heads', () => {
  test('a head is dropped, set back or forged', async () => {
    await drop(headKey(partner));
    await expectFirst(at(links, null, 'head-missing'));
    await setHead(links - 1, (await around(links - 1)).link);
    await expectFirst(at(links, null, 'links-after-the-head'));
    await put(headItem({ organisation: partner, sequence: links, digest: digest('forged') }));
    await expectFirst(at(links, null, 'head-changed'));
    await put({ ...headKey(partner), kind: 'audit-head', head: 'gone' });
    await expectFirst(at(links, null, 'head-changed'));
  });

  test('a link is put behind the head', async () => {
    const { link, audited } = await around(links);
    const forged = linkAfter(
      { organisation: partner, sequence: links, digest: link.digest },
      audited,
      digest,
    );
    await put(linkItem(forged, entryOf(audited, links + 1)));
    await expectFirst(at(links + 1, link.eventId, 'event-linked-twice'));
  });
});

describe('events nobody told', () => {
  test('one that is put beside the feed is found at once', async () => {
    const { eventItem, event } = await around(3);
    const { feedpk: _shard, feedsk: _place, ...beside } = eventItem;
    const forged = { ...event, id: 'evnt_06emzc4q3hw0t8n2k5v7r9p1xd' };
    await put({ ...beside, sk: 'EVT#000000002', event: forged });
    await expectFirst(at(null, forged.id, 'event-outside-the-feed'));
  });

  test('one that is dated back is found at once, one of now waits for its link', async () => {
    await tell(partner, toldSinceMs + minuteMs);
    const { faults } = await verify();
    expect(faults.map(({ differs }) => differs)).toEqual(['event-not-linked']);
    await restoreState(database, sound);
    await tell(partner, verifiedAtMs - minuteMs);
    const { faults: none, waiting } = await verify();
    expect([none, waiting]).toEqual([[], 1]);
  });
});

test('events from before the audit began are counted, and accuse nobody', async () => {
  await tell(partner, toldSinceMs - minuteMs);
  expect(await verify()).toMatchObject({ faults: [], waiting: 0, earlier: 1 });
});

describe('the command', () => {
  const run = (...args: string[]): Promise<{ code: number; output: string }> =>
    new Promise((resolve) => {
      const program = path.resolve(import.meta.dirname, '../../functions/audit/cli/verify.ts');
      execFile(process.execPath, [program, ...args], (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr });
      });
    });

  test('ends well where every chain holds, and names the first broken link where one does not', async () => {
    expect(await run()).toEqual({
      code: 0,
      output: `2 chains hold, ${links * 2} links in all.\n0 events are not linked yet.\n`,
    });
    const { eventItem, event, link } = await around(5);
    await put({ ...eventItem, event: { ...event, requestId: 'another' } });
    const { code, output } = await run();
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toEqual([
      `BROKEN ${partner}, link 5, event ${link.eventId}: its event is not what was linked`,
      `1 of 2 chains hold, ${links} links in all.`,
      '0 events are not linked yet.',
      `1 chain is BROKEN: ${partner}`,
    ]);
  });

  test('keeps a witness, and finds by it what no digest tells', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'rafiq-witness-'));
    try {
      const witness = path.join(folder, 'heads.json');
      expect((await run('--witness', witness)).code).toBe(0);
      await rewriteWithout(6);
      expect((await run()).code).toBe(0);
      const { code, output } = await run('--witness', witness);
      expect(code).toBe(1);
      expect(output).toContain(`BROKEN ${partner}, link ${links}: the chain was another`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
