/** What-ifs of the conflict rules against the real database: asked for, run by the worker, read, cancelled and given up. */
import * as cases from '@rafiq/shared/deals/case-contract.ts';
import type { WrittenConflictPolicy } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import * as whatIfs from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import * as contract from '@rafiq/shared/deals/contract.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { commit, type Write } from '#functions/kernel/commit.ts';
import { queryAll, type Item } from '#functions/kernel/dynamo.ts';
import { newId } from '#functions/kernel/id.ts';
import {
  drafted,
  faultsOf,
  openPolicyDesk,
  type PolicyDesk,
  rule,
  withRule,
} from '../../test/fixtures/policy-desk.ts';
import { runEvents } from '../../test/fixtures/run-events.ts';
import { runConflictWhatIf } from './run-conflict-what-if.ts';
import { conflictWhatIfs } from './store/conflict-what-ifs.ts';
import { conflictWhatIfPartition } from './store/deal-keys.ts';
import { handler as worker } from './workers/run-conflict-what-if.ts';

let desk: PolicyDesk;
beforeAll(async () => {
  desk = await openPolicyDesk();
});
afterEach(() => desk.clear());
afterAll(() => desk.stop());

const period = () => {
  const today = new Date().toISOString().slice(0, 10);
  return { from: today, to: today };
};
const started = async (document: WrittenConflictPolicy, days = period()) => {
  const { status, body } = await desk.as('operations', whatIfs.startConflictWhatIf, {
    body: { document, ...days },
  });
  expect([status, body['status']]).toEqual([202, 'running']);
  return String(body['id']);
};
const whatIfBy = async (who: string, conflictWhatIfId: string) =>
  whatIfs.conflictWhatIf.parse(
    (await desk.as(who, whatIfs.readConflictWhatIf, { params: { conflictWhatIfId } })).body,
  );
const movedBy = async (who: string, conflictWhatIfId: string) =>
  (await desk.as(who, whatIfs.listMovedRegistrations, { params: { conflictWhatIfId } })).body[
    'items'
  ] as whatIfs.MovedRegistration[];
const patienceMs = 60_000;
const tester = { kind: 'system', id: 'test', organisation: null } as const;
/** Makes a what-if as it was kept before its figures and rows had these fields. */
async function withoutFields(id: string, ofFigures: readonly string[], ofRows: readonly string[]) {
  const bare = (fields: readonly string[], one: unknown) =>
    Object.fromEntries(Object.entries(one as object).filter(([name]) => !fields.includes(name)));
  const puts = (await queryAll({ partition: conflictWhatIfPartition(id) })).flatMap((item): Item[] => {
    if (item['kind'] === 'conflict-what-if-result')
      return [{ ...item, figures: bare(ofFigures, item['figures']) }];
    return item['kind'] === 'conflict-what-if-moved' ? [{ ...item, moved: bare(ofRows, item['moved']) }] : [];
  });
  expect(puts.length).toBeGreaterThan(1);
  const writes = puts.map((put): Write => ({ label: 'what-if', put }));
  await commit(
    { at: new Date().toISOString(), by: tester, requestId: 'test' },
    { writes, events: [], answer: null },
  );
}

describe('a what-if', () => {
  test('judges what was submitted by its own version and by the draft, and tells what moved', async () => {
    const mine = await desk.register('first', desk.dealFor('Noor Trading'));
    const rival = await desk.register('second', desk.dealFor('Noor Trading LLC'));
    // Judged by a version that has judged nothing else.
    await desk.published(withRule('protected-deal', { verdict: 'flag' }));
    await desk.register('second', desk.dealFor('Bahr Shipping'));
    const id = await started(drafted({ rules: [rule('named-account')] }));
    expect(await movedBy('operations', id)).toEqual([]);
    await runEvents(desk.database, worker, ['rafiq.deals.conflict-what-if.started.v1']);
    const found = await whatIfBy('operations', id);
    expect(found).toMatchObject({
      status: 'finished',
      startedBy: 'operations',
      registrationsDone: 3,
      registrationsAbout: 3,
    });
    expect(found.result).toMatchObject({
      registrations: 3,
      moved: 1,
      notRecorded: 0,
      movedListed: 1,
      outcomes: { approve: { before: 2, after: 3 }, reject: { before: 1, after: 0 } },
      cases: { before: 1, after: 0 },
      moves: [{ from: 'reject', to: 'approve', registrations: 1 }],
      precedence: {
        moved: 0,
        sides: { holder: { before: 1, after: 0 } },
        steps: [{ step: 'first-to-register', before: 1, after: 0 }],
      },
    });
    expect(found.result?.rules.find((one) => one.rule === 'protected-deal')).toEqual({
      rule: 'protected-deal',
      flag: { before: 0, after: 0 },
      block: { before: 1, after: 0 },
      moved: 1,
    });
    expect(found.result?.tiers.map(({ tier, registrations, moved }) => [tier, registrations, moved])).toEqual(
      [
        ['silver', 1, 0],
        ['gold', 2, 1],
      ],
    );
    expect(found.result?.countries.rows).toMatchObject([{ country: 'AE', registrations: 3, moved: 1 }]);
    expect(await movedBy('viewer', id)).toEqual([
      {
        dealId: rival.id,
        companyName: 'Noor Trading LLC',
        partnerId: desk.second.id,
        partnerName: 'Gulf Networks',
        tier: 'gold',
        country: 'AE',
        submittedAt: rival.submittedAt,
        policyVersion: 1,
        from: 'reject',
        to: 'approve',
        caseBefore: true,
        caseAfter: false,
        prevailsBefore: 'holder',
        prevailsAfter: null,
        stepBefore: 'first-to-register',
        stepAfter: null,
        decidedBefore: ['protected-deal'],
        decidedAfter: [],
      },
    ]);
    // A manager is told of its own portfolio by name.
    const told = await whatIfBy('manager', id);
    expect(told.result?.partners.rows.map(({ partnerName }) => partnerName)).toEqual([desk.first.name]);
    expect(told.result?.partners.others).toMatchObject({ partners: 1, registrations: 2, moved: 1 });
    expect(await movedBy('manager', id)).toEqual([]);
    // Nothing has happened to any registration.
    const read = await desk.as('operations', contract.readDeal, { params: { dealId: mine.id } });
    expect(read.body['status']).toBe('approved');
    expect((await desk.as('operations', cases.listConflicts)).body['items']).toHaveLength(1);
  });

  test('says who would prevail where a draft changes only the order of precedence', async () => {
    await desk.register('first', desk.dealFor('Noor Trading'));
    const rival = await desk.register('second', desk.dealFor('Noor Trading LLC'));
    const id = await started(drafted({ precedence: ['tier', 'first-to-register'] }));
    await runConflictWhatIf(id, newId('event'), patienceMs);
    const none = { before: 0, after: 0 };
    expect((await whatIfBy('viewer', id)).result).toMatchObject({
      moved: 1,
      moves: [],
      cases: { before: 1, after: 1 },
      precedence: {
        moved: 1,
        sides: { newcomer: { before: 0, after: 1 }, holder: { before: 1, after: 0 }, undecided: none },
        steps: [
          { step: 'first-to-register', before: 1, after: 0 },
          { step: 'tier', before: 0, after: 1 },
        ],
      },
    });
    expect(await movedBy('operations', id)).toMatchObject([
      {
        dealId: rival.id,
        from: 'reject',
        to: 'reject',
        prevailsBefore: 'holder',
        stepBefore: 'first-to-register',
        prevailsAfter: 'newcomer',
        stepAfter: 'tier',
      },
    ]);
    // Where no step tells them apart a manager decides: both have the same territory, and nobody proved anything.
    const undecided = await started(drafted({ precedence: ['influence-proven'] }));
    await runConflictWhatIf(undecided, newId('event'), patienceMs);
    expect(await movedBy('operations', undecided)).toMatchObject([
      { prevailsAfter: 'undecided', stepAfter: null },
    ]);
  });

  test('that was run before anybody looked at who prevails is still read', async () => {
    await desk.register('first', desk.dealFor('Noor Trading'));
    await desk.register('second', desk.dealFor('Noor Trading LLC'));
    const id = await started(drafted({ rules: [rule('named-account')] }));
    await runConflictWhatIf(id, newId('event'), patienceMs);
    await withoutFields(id, ['precedence'], ['prevailsBefore', 'prevailsAfter', 'stepBefore', 'stepAfter']);
    expect((await whatIfBy('operations', id)).result).toMatchObject({ moved: 1, precedence: null });
    expect(await movedBy('operations', id)).toMatchObject([
      { caseBefore: true, prevailsBefore: null, prevailsAfter: null, stepBefore: null, stepAfter: null },
    ]);
  });

  test('of days on which nothing was submitted tells nothing', async () => {
    await desk.register('first', desk.dealFor('Noor Trading'));
    const id = await started(drafted(), { from: '2026-01-01', to: '2026-01-31' });
    await runConflictWhatIf(id, newId('event'), patienceMs);
    expect((await whatIfBy('operations', id)).result).toMatchObject({
      registrations: 0,
      moved: 0,
      rules: [],
      tiers: [],
    });
  });

  test('is cancelled once, and its worker leaves it alone', async () => {
    await desk.register('first', desk.dealFor('Noor Trading'));
    const id = await started(drafted());
    const end = () =>
      desk.as('operations', whatIfs.cancelConflictWhatIf, { params: { conflictWhatIfId: id }, body: {} });
    expect((await end()).body).toMatchObject({ status: 'cancelled', version: 2 });
    expect((await end()).status).toBe(409);
    await runConflictWhatIf(id, newId('event'), patienceMs);
    expect(await whatIfBy('operations', id)).toMatchObject({ status: 'cancelled', result: null });
  });

  test('that takes too long is given up, and so is one that was cut off again and again', async () => {
    await desk.register('first', desk.dealFor('Noor Trading'));
    const id = await started(drafted());
    await runConflictWhatIf(id, newId('event'), -1);
    expect(await whatIfBy('operations', id)).toMatchObject({
      status: 'failed',
      failure: { code: 'conflict-what-if.too-many-registrations' },
    });
    const cutOff = await started(drafted());
    for (let times = 0; times < 4; times += 1) {
      const at = new Date().toISOString();
      const found = await conflictWhatIfs.findOrThrow(cutOff, at);
      const writes = [conflictWhatIfs.takeUpWrite(found)];
      await commit({ at, by: tester, requestId: 'test' }, { writes, events: [], answer: null });
    }
    await runConflictWhatIf(cutOff, newId('event'), patienceMs);
    expect(await whatIfBy('operations', cutOff)).toMatchObject({
      status: 'failed',
      failure: { code: 'conflict-what-if.interrupted' },
      result: null,
    });
  });

  test.each([
    ['2026-02-01', '2026-01-31', 'ends-before-start'],
    ['2024-01-01', '2026-01-31', 'too-long'],
  ])('from %s to %s is refused', async (from, to, code) => {
    const answer = await desk.as('operations', whatIfs.startConflictWhatIf, {
      body: { document: drafted(), from, to },
    });
    expect(faultsOf(answer)).toEqual([400, `/to: ${code}`]);
  });
});
