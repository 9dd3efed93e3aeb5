/**
 * Conflict cases that end by themselves: while a manager decides them and their claimant sends again what it mended, and
 * after whatever three partners and the vendor may do at one company, in any order, told once or more.
 */
import * as cases from '@rafiq/shared/deals/case-contract.ts';
import { sparesHolders, unsettledCaseStatuses } from '@rafiq/shared/deals/case-status.ts';
import * as contract from '@rafiq/shared/deals/contract.ts';
import { isOpen } from '@rafiq/shared/deals/status.ts';
import { createProduct } from '@rafiq/shared/products/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { access } from '#functions/deals/access.ts';
import type { ConflictCase } from '#functions/deals/domain/conflict-case.ts';
import { holdInCase } from '#functions/deals/domain/hold-in-case.ts';
import type { Registration } from '#functions/deals/domain/registration.ts';
import { endLeftCase } from '#functions/deals/end-left-case.ts';
import { parseCase } from '#functions/deals/store/case-items.ts';
import { parseDeal } from '#functions/deals/store/deal-items.ts';
import { heldCaseKey } from '#functions/deals/store/deal-keys.ts';
import { handler as endLeftCases } from '#functions/deals/workers/end-left-cases.ts';
import { plainPartner } from '../fixtures/plain-partner.ts';
import { runEvents } from '../fixtures/run-events.ts';
import { readState, restoreState, type TableState } from '../fixtures/table-state.ts';
import { startTestApi, type TestApi } from '../fixtures/test-api.ts';
import { system } from '../fixtures/world/cast.ts';

const rounds = 40;
const histories = 60;
const patienceMs = 600_000;
const who = ['first', 'second', 'third'] as const;
type Who = (typeof who)[number];
const names = { first: 'Jacaranda Systems', second: 'Tamarind Networks', third: 'Oleander Trading' } as const;

let api: TestApi;
let productId: string;
const partnerIds = new Map<Who, string>();
let start: TableState;

beforeAll(async () => {
  api = await startTestApi();
  await api.join('operations', { organisation: 'vendor', role: 'channel-operations' });
  for (const one of who) {
    const { id } = await plainPartner({ name: names[one], country: 'AE', tier: 'gold' });
    partnerIds.set(one, id);
    await api.join(one, { organisation: id, role: 'partner-admin' });
  }
  const product = await api.as('operations', createProduct, { body: { name: 'GTX Pro', family: 'GTX' } });
  productId = String(product.body['id']);
  start = await readState(api.database);
});
afterEach(() => restoreState(api.database, start));
afterAll(() => api.stop());

const hear = () => runEvents(api.database, endLeftCases, access.workers['end-left-cases'].trigger.types);

/** What the table keeps of registrations and cases. */
async function kept(): Promise<{ deals: Registration[]; conflicts: ConflictCase[]; held: string[] }> {
  const items = await api.database.items();
  const of = (kind: string) => items.filter((item) => item['kind'] === kind);
  return {
    deals: of('deal').map(parseDeal),
    conflicts: of('conflict-case').map(parseCase),
    held: of('held-case').map(({ pk, sk }) => `${String(pk)} ${String(sk)}`),
  };
}

async function register(one: Who, name: string, country: string): Promise<contract.PartnerDeal> {
  const body = {
    company: { name, country },
    productId,
    value: { amount: '12500.00', currency: 'AED' },
    expectedCloseOn: '2099-03-31',
  };
  const { id } = (await api.as(one, contract.createDeal, { body })).body;
  const sent = await api.as(one, contract.submitDeal, { params: { dealId: String(id) }, body: {} });
  expect(sent.status).toBe(200);
  return contract.partnerDeal.parse(sent.body);
}
const verb = (one: string, route: AnyRoute, dealId: string, body: unknown = {}) =>
  api.as(one, route, { params: { dealId }, body });
const act = (one: string, route: AnyRoute, conflictId: string, body: unknown = {}) =>
  api.as(one, route, { params: { conflictId }, body });

test(
  'a manager that decides, a claimant that sends it again, and the end of the case: one after the other',
  async () => {
    const seen = new Set<string>();
    for (let round = 0; round < rounds; round += 1) {
      const held = await register('first', 'Gardenia Abroad', 'SA');
      const claim = await register('second', 'Gardenia Abroad', 'SA');
      const conflictId = String(claim.conflictId);
      const mends = round % 2 === 1;
      if (mends) {
        const asked = { fields: ['value'], note: 'Does it include services?' };
        expect((await verb('operations', contract.askForAction, claim.id, asked)).status).toBe(200);
      }
      expect((await verb('first', contract.withdrawDeal, held.id)).status).toBe(200);
      const answers = await Promise.all([
        mends
          ? verb('second', contract.submitDeal, claim.id)
          : act('operations', cases.resolveConflict, conflictId, { resolution: 'transferred' }),
        endLeftCase(conflictId, system()),
        endLeftCase(conflictId, system()),
      ]);
      const { deals, conflicts } = await kept();
      const one = conflicts.find(({ id }) => id === conflictId);
      const now = deals.find(({ id }) => id === claim.id);
      const inCase = now?.conflictId === conflictId;
      seen.add([answers[0].status, one?.status, one?.resolved?.by, now?.status, inCase].join(' '));
      await restoreState(api.database, start);
    }
    const legal = [
      // The manager was first.
      '200 resolved person approved true',
      // The case had ended: there is nothing to decide in it any more, and a person looks at the registration alone.
      '409 final holders-left in-review false',
      // What was mended is judged without the case that had ended, or goes on in it and is judged when that ends.
      '200 final holders-left in-review false',
    ];
    expect([...seen].filter((end) => !legal.includes(end))).toEqual([]);
  },
  patienceMs,
);

/** What somebody may do next, by the place of the record among those it may be done to. */
interface Step {
  do: 'register' | 'give-up' | 'win' | 'appeal' | 'resolve' | 'hear';
  by: Who;
  at: number;
  resolution: 'upheld' | 'transferred' | 'split' | 'co-sell';
}
const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('register', 'register', 'give-up', 'give-up', 'win', 'appeal', 'resolve', 'hear'),
  by: fc.constantFrom(...who),
  at: fc.nat(5),
  resolution: fc.constantFrom('upheld', 'transferred', 'split', 'co-sell'),
});

const pick = <One>(list: readonly One[], at: number): One | undefined => list[at % Math.max(1, list.length)];

/** Takes a step if there is anything to take it on; refusals are as good as any other answer, faults are none. */
async function take({ do: what, by, at, resolution }: Step, country: string): Promise<void> {
  if (what === 'hear') return void (await hear());
  const partnerId = partnerIds.get(by);
  const { deals, conflicts } = await kept();
  const own = deals.filter((deal) => deal.partnerId === partnerId && isOpen(deal.status));
  if (what === 'register')
    return own.length > 0 ? undefined : void (await register(by, 'Gardenia Foods', country));
  const answer = async () => {
    const deal = pick(own, at);
    if (what === 'give-up' && deal !== undefined)
      return verb(by, deal.status === 'approved' ? contract.releaseDeal : contract.withdrawDeal, deal.id);
    if (what === 'win' && deal !== undefined)
      return verb(by, contract.winDeal, deal.id, { value: { amount: '11800.00', currency: 'AED' } });
    if (what === 'appeal') {
      const one = pick(
        conflicts.filter(({ status }) => status === 'resolved'),
        at,
      );
      return one && act(by, cases.appealConflict, one.id, { text: 'They asked us first.' });
    }
    if (what !== 'resolve') return undefined;
    const one = pick(
      conflicts.filter(({ status }) => status !== 'resolved' && status !== 'final'),
      at,
    );
    const share = resolution === 'split' ? { claimantShare: 40 } : {};
    if (one === undefined) return undefined;
    // Whoever may lose by it for good must have been asked, and answered or not, before that.
    if (one.status === 'appealed' && !sparesHolders(resolution))
      return act('operations', cases.askParties, one.id);
    return act('operations', cases.resolveConflict, one.id, { resolution, ...share });
  };
  expect((await answer())?.status ?? 200).toBeLessThan(500);
}

const isWaiting = ({ status }: ConflictCase): boolean =>
  (unsettledCaseStatuses as readonly string[]).includes(status);

test(
  'after any history nothing waits that nobody contests, and everything is kept up',
  async () => {
    await fc.assert(
      fc
        .asyncProperty(
          fc.array(step, { minLength: 4, maxLength: 12 }),
          fc.constantFrom('AE', 'SA'),
          async (steps, country) => {
            for (const one of steps) await take(one, country);
            await hear();
            const { deals, conflicts, held } = await kept();
            const byId = new Map(deals.map((deal) => [deal.id, deal]));
            for (const one of conflicts.filter(isWaiting)) {
              const claim = byId.get(one.claimant.dealId ?? '');
              expect(claim && holdInCase(one, 'claimant', one.claimant, claim)).not.toBe('left');
              const holds = one.holders.map((holder) => {
                const deal = byId.get(holder.dealId ?? '');
                return deal === undefined ? 'stands' : holdInCase(one, 'holder', holder, deal);
              });
              expect(holds.some((hold) => hold !== 'left')).toBe(true);
            }
            // Whoever waits in a case waits in one that goes on.
            for (const { conflictId } of deals.filter((deal) => deal.status === 'in-review'))
              if (conflictId !== null)
                expect(conflicts.filter(isWaiting).map(({ id }) => id)).toContain(conflictId);
            const wanted = conflicts
              .filter(({ status }) => status !== 'final')
              .flatMap(({ id, holders }) =>
                holders.map(({ partnerId, dealId }) => heldCaseKey(partnerId, dealId, id)),
              );
            expect(held.toSorted()).toEqual(wanted.map(({ pk, sk }) => `${pk} ${sk}`).toSorted());
            const items = await api.database.items();
            for (const one of who) {
              const id = String(partnerIds.get(one));
              const counted = items.find(({ pk, sk }) => pk === `PTNR#${id}#DEALS` && sk === 'OPEN');
              const open = deals.filter((deal) => deal.partnerId === id && isOpen(deal.status)).length;
              expect([one, Number(counted?.['open'] ?? 0)]).toEqual([one, open]);
              const own = JSON.stringify(items.filter(({ pk }) => String(pk).startsWith(`PTNR#${id}#`)));
              for (const other of who.filter((name) => name !== one))
                expect([
                  one,
                  own.includes(names[other]),
                  own.includes(String(partnerIds.get(other))),
                ]).toEqual([one, false, false]);
            }
          },
        )
        .afterEach(() => restoreState(api.database, start)),
      { numRuns: histories },
    );
  },
  patienceMs,
);
