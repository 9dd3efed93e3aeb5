/** A conflict case that one of its sides has left, against the real database: it ends by itself, once, and what goes on. */
import * as cases from '@rafiq/shared/deals/case-contract.ts';
import * as contract from '@rafiq/shared/deals/contract.ts';
import type { DealContent, PartnerDeal } from '@rafiq/shared/deals/contract.ts';
import { publishConflictPolicy, readConflictPolicy } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { terminatePartner, type Partner } from '@rafiq/shared/partners/contract.ts';
import { createProduct } from '@rafiq/shared/products/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { queryAll } from '#functions/kernel/dynamo.ts';
import type { TestAnswer } from '../../test/fixtures/call.ts';
import { letADayPass } from '../../test/fixtures/let-a-day-pass.ts';
import { plainPartner } from '../../test/fixtures/plain-partner.ts';
import { runEvents } from '../../test/fixtures/run-events.ts';
import { runWorker } from '../../test/fixtures/run-schedule.ts';
import { startTestApi, type TestApi } from '../../test/fixtures/test-api.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import { access } from './access.ts';
import type { ConflictCase } from './domain/conflict-case.ts';
import type { Registration } from './domain/registration.ts';
import { shippedConflictPolicy } from './domain/shipped-conflict-policy.ts';
import { endLeftCase } from './end-left-case.ts';
import { saveDeal } from './save-deal.ts';
import { findCase } from './store/case-store.ts';
import { findDeal, readOpenDeals } from './store/deal-store.ts';
import { heldCasesPartition } from './store/deal-keys.ts';
import { handler as endLeftCases } from './workers/end-left-cases.ts';
import { handler as releaseDeals } from './workers/release-deals.ts';
import { handler as sweepDeals } from './workers/sweep-deals.ts';

type Who = 'claimant' | 'holder' | 'other' | 'ended';
const names: Readonly<Record<Who, string>> = {
  claimant: 'Jacaranda Systems',
  holder: 'Tamarind Networks',
  other: 'Oleander Trading',
  ended: 'Hibiscus Works',
};

let api: TestApi;
let productId: string;
const partners = new Map<string, Partner>();

const as: TestApi['as'] = (...asked) => api.as(...asked);
const idOf = (who: Who): string => String(partners.get(who)?.id);

beforeAll(async () => {
  api = await startTestApi();
  await api.join('operations', { organisation: 'vendor', role: 'channel-operations' });
  for (const [who, name] of Object.entries(names)) {
    const partner = await plainPartner({ name, country: 'AE', tier: 'gold' });
    partners.set(who, partner);
    await api.join(who, { organisation: partner.id, role: 'partner-admin' });
  }
  const product = await as('operations', createProduct, { body: { name: 'GTX Pro', family: 'GTX' } });
  productId = String(product.body['id']);
});
afterEach(() => letADayPass([...partners.values()].map(({ id }) => id)));
afterAll(() => api.stop());

/** What the worker would be handed, each event twice. */
const hear = () => runEvents(api.database, endLeftCases, access.workers['end-left-cases'].trigger.types);

const dealFor = (name: string, country = 'AE'): DealContent => ({
  company: { name, country },
  productId,
  value: { amount: '12500.00', currency: 'AED' },
  expectedCloseOn: '2099-03-31',
});

async function must(answer: Promise<TestAnswer>): Promise<Record<string, unknown>> {
  const { status, body } = await answer;
  expect([status < 300, body]).toEqual([true, body]);
  return body;
}
const verb = (who: string, route: AnyRoute, dealId: string, body: unknown = {}) =>
  must(as(who, route, { params: { dealId }, body }));
const act = (who: string, route: AnyRoute, conflictId: string, body: unknown = {}) =>
  must(as(who, route, { params: { conflictId }, body }));

async function register(who: Who, name: string, country?: string): Promise<PartnerDeal> {
  const { id } = await must(as(who, contract.createDeal, { body: dealFor(name, country) }));
  return contract.partnerDeal.parse(await verb(who, contract.submitDeal, String(id)));
}
const dealNow = async (id: string): Promise<Registration> => {
  const deal = await findDeal(id);
  if (deal === undefined) throw new Error('The registration is gone');
  return deal;
};
const caseNow = async (id: string | null): Promise<ConflictCase> => {
  const one = await findCase(String(id));
  if (one === undefined) throw new Error('The case is gone');
  return one;
};
const release = (deal: PartnerDeal, who: Who = 'holder') => verb(who, contract.releaseDeal, deal.id);
const readAs = async (who: Who, id: string | null) =>
  cases.partyCase.parse(await must(as(who, cases.readConflict, { params: { conflictId: String(id) } })));

/** Two that may be one company: a person has to look at the second. */
async function reviewed(word: string): Promise<{ held: PartnerDeal; claim: PartnerDeal }> {
  const held = await register('holder', `${word} Works`);
  const claim = await register('claimant', `${word} Workshops`);
  expect([held.status, claim.status]).toEqual(['approved', 'in-review']);
  return { held, claim };
}
/** The same company: the rules refuse the second at once. */
async function refused(name: string): Promise<{ held: PartnerDeal; claim: PartnerDeal }> {
  const held = await register('holder', name);
  const claim = await register('claimant', name);
  expect([held.status, claim.status]).toEqual(['approved', 'rejected']);
  return { held, claim };
}
const appeal = (who: Who, conflictId: string | null) =>
  act(who, cases.appealConflict, String(conflictId), { text: 'They asked us first.' });

describe('once nobody is left that holds the account', () => {
  test('a case ends, and what waited is protected: told to each side without the other', async () => {
    const { held, claim } = await reviewed('Larkspur');
    const conflictId = String(claim.conflictId);
    await act('operations', cases.askParties, conflictId);
    await act('holder', cases.giveEvidence, conflictId, { text: 'HOLD-EVIDENCE' });
    await release(held);
    expect((await caseNow(conflictId)).status).toBe('awaiting-parties');

    await hear();
    expect(await caseNow(conflictId)).toMatchObject({
      status: 'final',
      dueAt: null,
      resolved: { resolution: 'dismissed', by: 'holders-left', note: null },
    });
    expect(await dealNow(claim.id)).toMatchObject({
      status: 'approved',
      conflictId,
      decision: { by: 'rules' },
      decideBy: null,
    });
    for (const side of ['claimant', 'holder'] as const)
      expect(await readAs(side, conflictId)).toMatchObject({
        status: 'final',
        outcome: { resolution: 'dismissed', effect: 'ended', because: null },
        mayAppeal: false,
      });
    const kept = JSON.stringify(
      await Promise.all(
        ['CONFLICT', 'DEAL'].map((what) => queryAll({ partition: `PTNR#${idOf('claimant')}#${what}` })),
      ),
    );
    expect(kept).toContain('rafiq.deals.conflict.ended.v1');
    for (const secret of [idOf('holder'), names.holder, held.id, 'HOLD-EVIDENCE', 'holders-left'])
      expect(kept).not.toContain(secret);
    expect(await queryAll({ partition: heldCasesPartition(idOf('holder')) })).toEqual([]);

    const whole = await api.database.items();
    await hear();
    expect(await endLeftCase(conflictId, system())).toBe(false);
    expect(await api.database.items()).toEqual(whole);
  });

  test('an appeal is settled the same way, and counted once as open', async () => {
    const { held, claim } = await refused('Marigold Foods');
    const before = await readOpenDeals(idOf('claimant'));
    await appeal('claimant', claim.conflictId);
    await verb('holder', contract.loseDeal, held.id, { reason: 'no-budget' });
    await hear();
    expect(await caseNow(claim.conflictId)).toMatchObject({
      status: 'final',
      resolved: { by: 'holders-left' },
    });
    expect((await dealNow(claim.id)).status).toBe('approved');
    expect(await readOpenDeals(idOf('claimant'))).toBe(before + 1);
    expect((await register('other', 'Marigold Foods')).status).toBe('rejected');
  });

  test('what was decided stands, and an appeal against it is settled at once', async () => {
    const { held, claim } = await refused('Peony Foods');
    await release(held);
    await hear();
    expect(await caseNow(claim.conflictId)).toMatchObject({ status: 'resolved', resolved: { by: 'rules' } });
    expect((await dealNow(claim.id)).status).toBe('rejected');
    await appeal('claimant', claim.conflictId);
    await hear();
    expect((await caseNow(claim.conflictId)).status).toBe('final');
    expect((await dealNow(claim.id)).status).toBe('approved');
  });

  test('it goes on while one of several is left', async () => {
    const held = await register('holder', 'Anemone Abroad', 'SA');
    const alsoHeld = await register('other', 'Anemone Abroad', 'SA');
    const claim = await register('claimant', 'Anemone Abroad', 'SA');
    const one = await caseNow(claim.conflictId);
    expect(one.holders.map(({ partnerId }) => partnerId).toSorted()).toEqual(
      [idOf('holder'), idOf('other')].toSorted(),
    );
    await verb('holder', contract.withdrawDeal, held.id);
    await hear();
    expect((await caseNow(one.id)).status).toBe('open');
    await verb('other', contract.withdrawDeal, alsoHeld.id);
    await hear();
    expect((await caseNow(one.id)).status).toBe('final');
    // Abroad a person has to look at it in any case.
    expect(await dealNow(claim.id)).toMatchObject({ status: 'in-review', conflictId: null });
  });

  test('whoever has won the deal holds it', async () => {
    const { held, claim } = await reviewed('Clematis');
    await verb('holder', contract.winDeal, held.id, { value: { amount: '11800.00', currency: 'AED' } });
    await hear();
    expect((await caseNow(claim.conflictId)).status).toBe('open');
    expect((await dealNow(claim.id)).status).toBe('in-review');
  });

  test('what the policy does not approve goes to a person, who may decide it without a case', async () => {
    const held = await register('holder', 'Gardenia Abroad', 'SA');
    const claim = await register('claimant', 'Gardenia Abroad', 'SA');
    expect([held.status, claim.status]).toEqual(['in-review', 'in-review']);
    await verb('operations', contract.rejectDeal, held.id, { reason: 'not-qualified' });
    await hear();
    expect((await caseNow(claim.conflictId)).status).toBe('final');
    const left = await dealNow(claim.id);
    expect(left).toMatchObject({ status: 'in-review', conflictId: null });
    expect(left.decideBy).not.toBeNull();
    expect((await verb('operations', contract.approveDeal, claim.id))['status']).toBe('approved');
  });

  test('whoever else stands in the way by then is a new case', async () => {
    const { held, claim } = await reviewed('Verbena');
    const later = await register('other', 'Verbena Workshops');
    expect(later.status).toBe('in-review');
    await release(held);
    await hear();
    expect((await caseNow(claim.conflictId)).status).toBe('final');
    const { status, conflictId } = await dealNow(claim.id);
    expect([status, conflictId === claim.conflictId]).toEqual(['in-review', false]);
    const [newHolder, ...more] = (await caseNow(conflictId)).holders;
    expect([newHolder?.partnerId, newHolder?.dealId, more]).toEqual([idOf('other'), later.id, []]);
    // It stands in the way of the other, whose case goes on.
    expect((await caseNow(later.conflictId)).status).toBe('open');
  });

  test('what is being mended is judged when it is submitted, and is in no case then', async () => {
    const { held, claim } = await reviewed('Freesia');
    await verb('operations', contract.askForAction, claim.id, {
      fields: ['value'],
      note: 'Does it include services?',
    });
    await release(held);
    await hear();
    expect((await caseNow(claim.conflictId)).status).toBe('final');
    expect((await dealNow(claim.id)).status).toBe('action-required');
    const sent = await verb('claimant', contract.submitDeal, claim.id);
    expect([sent['status'], sent['conflictId']]).toEqual(['approved', null]);
  });

  test('a relation that is ended takes what it held, and the case with it', async () => {
    const held = await register('ended', 'Camellia Works');
    const claim = await register('claimant', 'Camellia Workshops');
    const body = { reason: 'Review' };
    await must(as('operations', terminatePartner, { params: { partnerId: idOf('ended') }, body }));
    await runEvents(api.database, releaseDeals, ['rafiq.partners.partner.terminated.v1']);
    await hear();
    expect((await dealNow(held.id)).status).toBe('released');
    expect((await caseNow(claim.conflictId)).status).toBe('final');
    expect((await dealNow(claim.id)).status).toBe('approved');
  });
});

test('a protection that ran out holds the account as long as the policy gives it grace', async () => {
  const { held, claim } = await reviewed('Dahlia');
  const { effectiveFrom: _begun, ...shipped } = shippedConflictPolicy;
  const rules = shipped.rules.map((one) =>
    one.rule === 'protected-deal' ? { ...one, parameters: { ...one.parameters, graceDays: 30 } } : one,
  );
  const before = await must(as('operations', readConflictPolicy));
  await must(
    as('operations', publishConflictPolicy, {
      body: { document: { ...shipped, rules }, effectiveFrom: null, note: null },
      headers: { 'if-match': `"${Number(before['version'])}"` },
    }),
  );
  const deal = await dealNow(held.id);
  const { protection } = deal;
  if (protection === null) throw new Error('It is not protected');
  const at = new Date(Date.now() - 1000).toISOString();
  const running = { ...deal, protection: { ...protection, until: at }, version: deal.version + 1 };
  await saveDeal(system(), { before: deal, after: running, happened: 'changed' }, shipped.protection, null);
  await runWorker(sweepDeals);
  expect((await dealNow(held.id)).status).toBe('expired');
  await hear();
  expect((await caseNow(claim.conflictId)).status).toBe('open');
  const now = await must(as('operations', readConflictPolicy));
  await must(
    as('operations', publishConflictPolicy, {
      body: { document: shipped, effectiveFrom: null, note: null },
      headers: { 'if-match': `"${Number(now['version'])}"` },
    }),
  );
  expect(await endLeftCase(String(claim.conflictId), system())).toBe(true);
  expect((await dealNow(claim.id)).status).toBe('approved');
});

describe('a holder whose registration was refused', () => {
  test('is waited for until its own case can give it back no more', async () => {
    const first = await register('other', 'Begonia Works');
    const second = await register('holder', 'Begonia Workshops');
    const third = await register('claimant', 'Begonia Workshop');
    expect([first.status, second.status, third.status]).toEqual(['approved', 'in-review', 'in-review']);
    await verb('other', contract.releaseDeal, first.id);
    // The first has left the case of the third, too: the second alone is left in it.
    await act('operations', cases.resolveConflict, String(second.conflictId), { resolution: 'upheld' });
    await hear();
    expect((await dealNow(second.id)).status).toBe('rejected');
    expect((await caseNow(third.conflictId)).status).toBe('open');
    await appeal('holder', second.conflictId);
    await act('operations', cases.resolveConflict, String(second.conflictId), { resolution: 'upheld' });
    await hear();
    expect((await caseNow(third.conflictId)).status).toBe('final');
    expect((await dealNow(third.id)).status).toBe('approved');
  });
});

describe('once the claimant has left', () => {
  test('an appeal ends, and whoever shared the deal has it for itself again', async () => {
    const { held, claim } = await reviewed('Azalea');
    const conflictId = String(claim.conflictId);
    await act('operations', cases.resolveConflict, conflictId, { resolution: 'split', claimantShare: 40 });
    await appeal('holder', conflictId);
    expect((await dealNow(held.id)).share).toBe(60);
    await release(claim, 'claimant');
    await hear();
    expect(await caseNow(conflictId)).toMatchObject({
      status: 'final',
      resolved: { resolution: 'upheld', by: 'claimant-left' },
    });
    expect(await dealNow(held.id)).toMatchObject({ status: 'approved', share: null });
    expect((await readAs('holder', conflictId)).outcome?.effect).toBe('kept');
    expect((await readAs('claimant', conflictId)).outcome?.effect).toBe('ended');
  });

  test('and where a holder has left a deal that was shared, the claimant has', async () => {
    const { held, claim } = await reviewed('Zinnia');
    const conflictId = String(claim.conflictId);
    await act('operations', cases.resolveConflict, conflictId, { resolution: 'split', claimantShare: 40 });
    await appeal('claimant', conflictId);
    await release(held);
    await hear();
    expect((await caseNow(conflictId)).resolved?.by).toBe('holders-left');
    expect(await dealNow(claim.id)).toMatchObject({ status: 'approved', share: null, conflictId });
  });
});

test('cases that ended by themselves are in no statistics', async () => {
  const statistics = () => must(as('operations', cases.readConflictStatistics));
  const before = await statistics();
  const { held } = await reviewed('Hyacinth');
  await release(held);
  await hear();
  expect(await statistics()).toEqual(before);
});
