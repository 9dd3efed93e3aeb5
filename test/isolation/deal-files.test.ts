/** Files on registrations and in conflict cases: who has them, from when on, and how they are forgotten. */
import { createHash } from 'node:crypto';
import * as contract from '@rafiq/shared/attachments/contract.ts';
import type { Attachment } from '@rafiq/shared/attachments/contract.ts';
import { readDealTimeline, submitDeal } from '@rafiq/shared/deals/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import type { SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findAttachment } from '#functions/attachments/store/attachment-store.ts';
import { handler as erase } from '#functions/attachments/workers/erase-files.ts';
import { handler as scan } from '#functions/attachments/workers/scan-file.ts';
import { eraseContactOfDeals } from '#functions/deals/index.ts';
import { dealItem } from '#functions/deals/store/deal-items.ts';
import { dealContactKey } from '#functions/deals/store/deal-keys.ts';
import { findDeal } from '#functions/deals/store/deal-store.ts';
import { commit } from '#functions/kernel/commit.ts';
import type { TestAnswer } from '../fixtures/call.ts';
import { restoreState } from '../fixtures/table-state.ts';
import { system } from '../fixtures/world/cast.ts';
import { buildWorld, type ActorName, type World } from '../fixtures/world/world.ts';

let world: World;

beforeAll(async () => {
  world = await buildWorld();
});
beforeEach(() => restoreState(world.database, world.start));
afterAll(() => world.stop());

const as = (
  who: ActorName,
  route: AnyRoute,
  params: Record<string, string>,
  body?: unknown,
): Promise<TestAnswer> =>
  world.rooms.call({
    route,
    token: world.actors[who].token,
    params,
    ...(body === undefined ? {} : { body }),
  });

const text = Buffer.from('Offer of 20 November, signed by the customer.');
const file = {
  fileName: 'offer.txt',
  contentType: 'text/plain',
  sizeBytes: text.length,
  sha256: createHash('sha256').update(text).digest('hex'),
};

const batchOf = (event: unknown): SQSEvent =>
  ({ Records: [{ messageId: 'one', body: JSON.stringify({ detail: event }) }] }) as SQSEvent;
async function eventsOf(type: string): Promise<{ subject: string }[]> {
  const items = await world.database.items();
  return items
    .filter(({ kind }) => kind === 'event')
    .map(({ event }) => event as { type: string; subject: string })
    .filter((event) => event.type === type);
}

/** A file all the way through the scanner. */
async function attach(
  who: ActorName,
  route: AnyRoute,
  params: Record<string, string>,
  more: object = {},
): Promise<string> {
  const { status, body } = await as(who, route, params, { ...file, ...more });
  expect([status, body['code']]).toEqual([201, undefined]);
  const { id } = body['attachment'] as Attachment;
  const { url, headers } = body['upload'] as { url: string; headers: Record<string, string> };
  await fetch(url, { method: 'PUT', headers, body: new Uint8Array(text) });
  expect((await as(who, contract.finishAttachment, { attachmentId: id }, {})).status).toBe(202);
  const told = await eventsOf('rafiq.attachments.attachment.arrived.v1');
  for (const event of told.filter(({ subject }) => subject === id))
    expect(await scan(batchOf(event), {} as never)).toEqual({ batchItemFailures: [] });
  return id;
}
const download = async (who: ActorName, attachmentId: string): Promise<number> =>
  (await as(who, contract.downloadAttachment, { attachmentId })).status;
const listed = (who: ActorName, route: AnyRoute, params: Record<string, string>): Promise<TestAnswer> =>
  as(who, route, params);
const idsOf = ({ body }: TestAnswer): string[] => (body['items'] as Attachment[]).map(({ id }) => id);

describe('a file on a registration', () => {
  const { attachToDeal, listOfDeal } = contract;

  test('of a draft is its partner’s alone until it is submitted, and then the vendor’s as well', async () => {
    const params = { dealId: world.records.dealId.draft };
    const id = await attach('ownSeller', attachToDeal, params, { shared: true });
    expect(idsOf(await listed('ownAdmin', listOfDeal, params))).toEqual([id]);
    for (const who of ['manager', 'operations', 'rivalAdmin'] as const) {
      expect([who, (await listed(who, listOfDeal, params)).status]).toEqual([who, 404]);
      expect([who, await download(who, id)]).toEqual([who, 404]);
    }

    expect((await as('ownSeller', submitDeal, params, {})).status).toBe(200);
    const seen = await listed('manager', listOfDeal, params);
    expect(seen.body['items']).toEqual([
      expect.objectContaining({ id, ours: false, status: 'cleared', partnerId: world.records.partnerId.own }),
    ]);
    expect([await download('manager', id), await download('ownSeller', id)]).toEqual([200, 200]);
    expect((await listed('rivalAdmin', listOfDeal, params)).status).toBe(404);
    expect(await download('rivalAdmin', id)).toBe(404);
  });

  test('is kept by either side, or shared', async () => {
    const params = { dealId: world.records.dealId.own };
    const kept = await attach('ownSeller', attachToDeal, params);
    const vendors = await attach('manager', attachToDeal, params);
    const shared = await attach('operations', attachToDeal, params, { shared: true });
    expect(idsOf(await listed('ownSeller', listOfDeal, params)).slice(0, 2)).toEqual([shared, kept]);
    expect(idsOf(await listed('manager', listOfDeal, params)).slice(0, 2)).toEqual([shared, vendors]);
    expect([await download('ownSeller', vendors), await download('manager', kept)]).toEqual([404, 404]);
    const told = async (who: ActorName) => {
      const { body } = await as(who, readDealTimeline, params);
      const types = (body['items'] as { type: string }[]).map(({ type }) => type);
      return types.filter((type) => type === 'rafiq.deals.deal.attached.v1').length;
    };
    expect([await told('ownSeller'), await told('manager')]).toEqual([2, 2]);
    expect(JSON.stringify((await as('manager', readDealTimeline, params)).body)).not.toContain('offer.txt');
  });

  test('of a rival is nobody else’s', async () => {
    for (const dealId of world.records.dealId.foreign) {
      const answer = await as('ownSeller', attachToDeal, { dealId }, file);
      expect([answer.status, answer.body['code']]).toEqual([404, 'not-found']);
      expect((await listed('manager', listOfDeal, { dealId })).status).toBe(404);
    }
  });
});

describe('a file in a conflict case', () => {
  const { attachToConflict, listOfConflict } = contract;

  test('is that of its side and the vendor’s, and never the other side’s', async () => {
    const params = { conflictId: world.records.conflictId.own };
    const ours = await attach('ownSeller', attachToConflict, params);
    const theirs = await attach('rivalAdmin', attachToConflict, params);
    const vendors = await attach('manager', attachToConflict, params);
    const stocked = async (who: ActorName) => idsOf(await listed(who, listOfConflict, params)).slice(1);
    expect(idsOf(await listed('ownAdmin', listOfConflict, params))[0]).toBe(ours);
    expect(idsOf(await listed('rivalAdmin', listOfConflict, params))[0]).toBe(theirs);
    const [own, rivals] = [await stocked('ownAdmin'), await stocked('rivalAdmin')];
    expect([own.length, rivals.length]).toEqual([2, 1]);
    expect(own).not.toContain(rivals[0]);
    expect(await download('ownAdmin', rivals[0] ?? '')).toBe(404);
    const { body } = await listed('manager', listOfConflict, params);
    const attached = (body['items'] as Attachment[]).map(({ id, partnerId }) => [id, partnerId]);
    expect(attached.slice(0, 3)).toEqual([
      [vendors, null],
      [theirs, world.records.partnerId.foreign[0]],
      [ours, world.records.partnerId.own],
    ]);
    for (const [who, id, status] of [
      ['ownSeller', ours, 200],
      ['ownSeller', theirs, 404],
      ['ownSeller', vendors, 404],
      ['rivalAdmin', ours, 404],
      ['rivalAdmin', vendors, 404],
      ['manager', ours, 200],
      ['manager', theirs, 200],
    ] as const)
      expect([who, await download(who, id)]).toEqual([who, status]);
  });

  test('says nothing to a side of when another one attached something', async () => {
    const params = { conflictId: world.records.conflictId.own };
    const before = (await world.database.items()).length;
    await attach('rivalAdmin', attachToConflict, params);
    const items = await world.database.items();
    expect(items.length).toBeGreaterThan(before);
    const own = items.filter(({ pk }) => String(pk).includes(world.records.partnerId.own));
    expect(JSON.stringify(own)).not.toContain('deals.conflict.attached');
  });

  test('is not taken where nobody is heard any more, nor from anybody else', async () => {
    const answer = async (who: ActorName, conflictId: string) => {
      const { status, body } = await as(who, attachToConflict, { conflictId }, file);
      return [status, body['code']];
    };
    const { own, open, lost, foreign } = world.records.conflictId;
    // Of a case that whoever holds the account was not told of, that side knows nothing.
    expect(await answer('rivalAdmin', open)).toEqual([404, 'not-found']);
    expect(await answer('ownSeller', foreign[0] ?? '')).toEqual([404, 'not-found']);
    expect(await answer('suspendedAdmin', own)).toEqual([403, 'partner-suspended']);
    expect(await answer('ownSeller', lost)).toEqual([201, undefined]);
    const items = await world.database.items();
    const item = items.find(({ pk, sk }) => pk === `CONFLICT#${lost}` && sk === 'RECORD');
    const final = { ...item, case: { ...(item?.['case'] as object), status: 'final' } };
    await commit(system(), { writes: [{ label: 'case', put: final }], events: [], answer: null });
    expect(await answer('ownSeller', lost)).toEqual([409, 'illegal-move']);
  });
});

test('when the contact of a registration is erased, its files go and those of the cases around it', async () => {
  const { own: dealId } = world.records.dealId;
  const { own: conflictId } = world.records.conflictId;
  const email = 'huda@customer.example';
  const deal = await findDeal(dealId);
  if (deal === undefined) throw new Error('The fixture has no deal');
  const named = { ...deal, conflictId, content: { ...deal.content, contact: { email } } };
  await commit(system(), {
    writes: [
      { label: 'deal', put: dealItem(named, null) },
      {
        label: 'contact',
        put: { ...dealContactKey(email, dealId), kind: 'deal-contact', schema: 1, dealId },
      },
    ],
    events: [],
    answer: null,
  });
  const gone = [
    await attach('ownSeller', contract.attachToDeal, { dealId }),
    await attach('manager', contract.attachToDeal, { dealId }, { shared: true }),
    await attach('ownSeller', contract.attachToConflict, { conflictId }),
    await attach('rivalAdmin', contract.attachToConflict, { conflictId }),
  ];
  const kept = await attach('ownSeller', contract.attachToDeal, { dealId: world.records.dealId.reviewed });

  await eraseContactOfDeals(email, 10, system());
  const [told, ...others] = await eventsOf('rafiq.deals.deal.contact-erased.v1');
  expect([told?.subject, others]).toEqual([dealId, []]);
  expect(await erase(batchOf(told), {} as never)).toEqual({ batchItemFailures: [] });

  for (const id of gone) expect(await findAttachment(id)).toBeUndefined();
  expect(await findAttachment(kept)).toBeDefined();
  const keys = [...(await world.objects.all()).keys()].join();
  for (const id of gone) expect(keys).not.toContain(id);
});
