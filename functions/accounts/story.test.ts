/** The story of an account: its own events, those of its leads and those of its registrations, in one order of time. */
import { readAccountTimeline, type AccountBelonging } from '@rafiq/shared/accounts/contract.ts';
import { readDealTimeline } from '@rafiq/shared/deals/contract.ts';
import { readTimeline, submitLead } from '@rafiq/shared/leads/contract.ts';
import { noteAccount, noteLead } from '@rafiq/shared/notes/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import type { TimelineEntry } from '@rafiq/shared/timeline.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestAnswer } from '../../test/fixtures/call.ts';
import { buildWorld, type ActorName, type World } from '../../test/fixtures/world/world.ts';

type Line = TimelineEntry & { of: AccountBelonging };

let world: World;
let accountId: string;

beforeAll(async () => {
  world = await buildWorld();
  accountId = world.records.accountId.own;
});
afterAll(() => world.stop());

const as = (
  who: ActorName,
  route: AnyRoute,
  params: Record<string, string>,
  rest: { query?: Record<string, string>; body?: unknown } = {},
): Promise<TestAnswer> => world.rooms.call({ route, token: world.actors[who].token, params, ...rest });

/** All pages of the story, so many lines at once. */
async function storyFor(who: ActorName, limit: number, id = accountId): Promise<Line[]> {
  const lines: Line[] = [];
  let cursor: unknown = null;
  do {
    const query = { limit: String(limit), ...(typeof cursor === 'string' && { cursor }) };
    const { status, body } = await as(who, readAccountTimeline, { accountId: id }, { query });
    expect([status, body['complete']]).toEqual([200, true]);
    lines.push(...(body['items'] as Line[]));
    cursor = body['nextCursor'];
  } while (cursor !== null);
  return lines;
}

/** What a record itself tells somebody. */
async function toldBy(who: ActorName, route: AnyRoute, params: Record<string, string>): Promise<string[]> {
  const { status, body } = await as(who, route, params, { query: { limit: '100' } });
  return status === 200 ? (body['items'] as Line[]).map(({ id }) => id) : [];
}

describe('the story of an account', () => {
  it('is what the account, its leads and its registrations tell, once each, however it is paged', async () => {
    await as('operations', noteAccount, { accountId }, { body: { text: 'They moved house.' } });
    await as('operations', noteLead, { leadId: world.records.leadId.own }, { body: { kind: 'call' } });
    const whole = await storyFor('operations', 100);
    expect(new Set(whole.map(({ of }) => of.kind))).toEqual(new Set(['account', 'lead', 'deal']));
    for (const limit of [1, 3, 10])
      expect((await storyFor('operations', limit)).map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    const of = (kind: string) =>
      new Set(whole.flatMap((line) => (line.of.kind === kind ? [line.of.id] : [])));
    for (const leadId of of('lead'))
      expect(whole.filter((line) => line.of.id === leadId).map(({ id }) => id)).toEqual(
        await toldBy('operations', readTimeline, { leadId }),
      );
    for (const dealId of of('deal'))
      expect(whole.filter((line) => line.of.id === dealId).map(({ id }) => id)).toEqual(
        await toldBy('operations', readDealTimeline, { dealId }),
      );
  });

  it('goes back and forth between them as it happened', async () => {
    const consent = { given: true, basis: 'consent', source: 'web form', date: '2026-11-20' };
    const company = { name: 'Marzipan Freight', country: 'AE' };
    const leads: { id: string; accountId: string }[] = [];
    const submit = async () => {
      const { body } = await as(
        'operations',
        submitLead,
        {},
        { body: { company, valueBand: 'unknown', consentToShare: consent, consentToContact: consent } },
      );
      leads.push({
        id: String(body['id']),
        accountId: (body['customer'] as { accountId: string }).accountId,
      });
    };
    await submit();
    await submit();
    const [first, second] = leads;
    const opened = first?.accountId ?? '';
    const write = async (text: string, leadId?: string) => {
      const [route, params]: [AnyRoute, Record<string, string>] =
        leadId === undefined ? [noteAccount, { accountId: opened }] : [noteLead, { leadId }];
      expect((await as('operations', route, params, { body: { text } })).status).toBe(201);
    };
    for (const round of [1, 2, 3]) {
      await write(`Of the company ${round}`);
      await write(`Of the first lead ${round}`, first?.id);
      await write(`Of the second lead ${round}`, second?.id);
    }
    const notes = [3, 2, 1].flatMap((round) => [
      `Of the second lead ${round}`,
      `Of the first lead ${round}`,
      `Of the company ${round}`,
    ]);
    for (const limit of [2, 50])
      expect((await storyFor('operations', limit, opened)).flatMap(({ note }) => note ?? [])).toEqual(notes);
  });

  it('has for a channel manager the leads and registrations within reach, and no others', async () => {
    const all = await storyFor('operations', 100);
    const own = await storyFor('manager', 100);
    for (const { of } of all) {
      const told = own.some((line) => line.of.id === of.id);
      const reached =
        of.kind === 'account' ||
        (of.kind === 'lead'
          ? (await toldBy('manager', readTimeline, { leadId: of.id })).length > 0
          : (await toldBy('manager', readDealTimeline, { dealId: of.id })).length > 0);
      expect([of.id, told]).toEqual([of.id, reached]);
    }
    expect(
      world.canaries.foundIn(
        own.map(({ of }) => of),
        ['rival'],
      ),
    ).toEqual([]);
  });

  it('keeps words from those who may not read of persons, and is not for partners', async () => {
    const lines = await storyFor('viewer', 100);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter(({ note }) => note !== null)).toEqual([]);
    expect((await as('ownAdmin', readAccountTimeline, { accountId })).status).toBe(403);
  });
});
