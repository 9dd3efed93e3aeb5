/** Trying draft rules on one registration, against the real database: what it would come to, and nothing written. */
import { triedRegistration, tryRegistration } from '@rafiq/shared/deals/conflict-try-contract.ts';
import * as contract from '@rafiq/shared/deals/contract.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#functions/kernel/id.ts';
import {
  drafted,
  faultsOf,
  openPolicyDesk,
  type PolicyDesk,
  withRule,
} from '../../test/fixtures/policy-desk.ts';
import { digestOf, readState } from '../../test/fixtures/table-state.ts';

let desk: PolicyDesk;
beforeAll(async () => {
  desk = await openPolicyDesk();
});
afterEach(() => desk.clear());
afterAll(() => desk.stop());

const tried = async (body: object) => {
  const answer = await desk.as('operations', tryRegistration, { body });
  expect([answer.status, answer.body['errors']]).toEqual([200, undefined]);
  return triedRegistration.parse(answer.body);
};

describe('trying one', () => {
  test('a registration that was submitted is judged on what was recorded, and nothing is written', async () => {
    await desk.register('first', desk.dealFor('Noor Trading'));
    const rival = await desk.register('second', desk.dealFor('Noor Trading LLC'));
    expect(rival.status).toBe('rejected');
    const digest = digestOf(await readState(desk.database));
    const answer = await tried({
      document: withRule('protected-deal', { verdict: 'flag' }),
      registration: { dealId: rival.id },
    });
    expect(digestOf(await readState(desk.database))).toBe(digest);
    expect(answer).toMatchObject({
      facts: 'recorded',
      outcome: 'review',
      opensCase: true,
      inForce: { version: 1, outcome: 'reject', opensCase: true },
    });
    const asked = answer.verdicts.find((one) => one.rule === 'protected-deal');
    expect(asked).toMatchObject({
      verdict: 'flag',
      decided: true,
      place: 1,
      told: { code: 'conflict-told.protected' },
    });
    expect(asked?.asked).toMatchObject({ verdict: 'flag', parameters: { graceDays: 0 } });
    expect(answer.precedence).toMatchObject({
      decidedBy: 'first-to-register',
      winner: { partnerId: desk.first.id, partnerName: 'Al Manara Systems' },
    });
    expect(answer.precedence?.steps.at(-1)?.remaining).toHaveLength(1);
    // The step that decides is the draft's.
    const byTier = await tried({
      document: drafted({ precedence: ['tier', 'first-to-register'] }),
      registration: { dealId: rival.id },
    });
    expect(byTier.precedence).toMatchObject({ decidedBy: 'tier', winner: { dealId: rival.id } });
  });

  test('one that was made up is compared with what stands now, and has no id', async () => {
    await desk.register('first', desk.dealFor('Noor Trading'));
    const registration = { facts: { partnerId: desk.second.id, ...desk.dealFor('Noor Trading L.L.C.') } };
    const digest = digestOf(await readState(desk.database));
    const answer = await tried({ document: drafted({ precedence: ['tier'] }), registration });
    expect(digestOf(await readState(desk.database))).toBe(digest);
    expect(answer).toMatchObject({ facts: 'gathered', outcome: 'reject', opensCase: true });
    expect(answer.precedence?.winner).toEqual({
      dealId: null,
      partnerId: desk.second.id,
      partnerName: desk.second.name,
    });
    const alone = await tried({
      document: drafted(),
      registration: { facts: { partnerId: desk.second.id, company: { name: 'Nobody Knows' } } },
    });
    expect([alone.precedence, alone.opensCase]).toEqual([null, false]);
  });

  test('what does not exist is told with its place; a draft of a partner is nothing', async () => {
    const draft = await desk.as('first', contract.createDeal, { body: desk.dealFor('Noor Trading') });
    const ask = async (registration: object) =>
      faultsOf(await desk.as('operations', tryRegistration, { body: { document: drafted(), registration } }));
    expect(await ask({ dealId: String(draft.body['id']) })).toEqual([
      422,
      '/registration/dealId: unknown-reference',
    ]);
    expect(
      await ask({
        facts: { partnerId: newId('partner'), company: { name: 'X Y' }, productId: newId('product') },
      }),
    ).toEqual([
      422,
      '/registration/facts/partnerId: unknown-reference',
      '/registration/facts/productId: unknown-reference',
    ]);
    expect(await ask({})).toEqual([400, '/registration/dealId: required']);
  });
});
