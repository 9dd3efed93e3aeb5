import { resolutions, type Resolution } from '@rafiq/shared/deals/case-status.ts';
import { registrationStatuses, type RegistrationStatus } from '@rafiq/shared/deals/status.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as fixtures from '../../../test/fixtures/conflict-cases.ts';
import { caseOf, openedAt } from '../../../test/fixtures/conflict-cases.ts';
import type { ConflictCase, Party } from './conflict-case.ts';
import { advanceCase } from './advance-case.ts';
import { daysAfter, hoursAfter } from './protection.ts';
import type { Registration } from './registration.ts';
import { effectsOf, losesUnheard, resolveCase, type Decision, type Effects } from './resolve-case.ts';
import { shippedConflictPolicy } from './shipped-conflict-policy.ts';

const terms = shippedConflictPolicy.protection;
const at = daysAfter(openedAt, 1);
const later = daysAfter(openedAt, 3);

/** Registrations in the case of these tests. */
const inCase = { conflictId: caseOf('a', []).id };
const dealOf = (partnerId: string, over: Partial<Registration> = {}) =>
  fixtures.dealOf(partnerId, { ...inCase, ...over });
const protectedDealOf = (partnerId: string, over: Partial<Registration> = {}) =>
  fixtures.protectedDealOf(partnerId, { ...inCase, ...over });

const decide = (resolution: Resolution, claimantShare: number | null = null): Decision => ({
  resolution,
  claimantShare: resolution === 'split' ? (claimantShare ?? 40) : null,
  note: null,
});

const after = ({ moved }: Effects, partnerId: string) =>
  moved.find(({ before }) => before.partnerId === partnerId)?.after;

/** The registrations as they stand once the effects are written. */
const applied = (deals: readonly Registration[], effects: Effects): Registration[] =>
  deals.map((deal) => effects.moved.find(({ before }) => before.id === deal.id)?.after ?? deal);

const resolved = (one: ConflictCase, decision: Decision): ConflictCase => {
  const next = resolveCase(one, decision, at, terms);
  if (next === null) throw new Error('not resolved');
  return next;
};

describe('what a resolution does to registrations', () => {
  const contest = caseOf('claimant', ['holder']);
  const claim = dealOf('claimant');
  const held = protectedDealOf('holder');
  const effects = (decision: Decision, deals = [claim, held]) =>
    effectsOf(contest, decision, deals, at, terms);

  test('upheld: the claim gives way, and who holds the account is not touched', () => {
    const { moved, left } = effects(decide('upheld'));
    expect(moved).toHaveLength(1);
    expect(moved[0]).toMatchObject({
      before: claim,
      happened: 'gave-way',
      after: { status: 'rejected', decision: { by: 'case', at }, decideBy: null, version: claim.version + 1 },
    });
    expect(left).toEqual([]);
  });

  test('transferred: the claimant is protected from now on, and the other gives way', () => {
    const done = effects(decide('transferred'));
    expect(after(done, 'claimant')).toMatchObject({
      status: 'approved',
      protection: { from: at, until: daysAfter(at, terms.protectionDays) },
      decision: { by: 'case' },
      share: null,
    });
    expect(after(done, 'holder')).toMatchObject({ status: 'rejected', decision: { by: 'case' } });
  });

  test('split: both are protected, each with its part; the protection of the holder goes on', () => {
    const done = effects(decide('split', 40));
    expect(after(done, 'claimant')).toMatchObject({ status: 'approved', share: 40, coSell: false });
    expect(after(done, 'holder')).toMatchObject({
      status: 'approved',
      share: 60,
      protection: held.protection,
    });
    expect(done.moved.map(({ happened }) => happened)).toEqual(['prevailed', 'share-changed']);
  });

  test('a holder that waited for a decision is protected by a split', () => {
    const done = effects(decide('split', 40), [claim, dealOf('holder')]);
    expect(after(done, 'holder')).toMatchObject({ status: 'approved', share: 60, protection: { from: at } });
  });

  test('co-sell: both are protected, without parts', () => {
    const done = effects(decide('co-sell'));
    for (const partnerId of ['claimant', 'holder'])
      expect(after(done, partnerId)).toMatchObject({ status: 'approved', share: null, coSell: true });
  });

  test('dismissed: the claimant is protected beside the other, which is not touched', () => {
    const done = effects(decide('dismissed'));
    expect(after(done, 'claimant')).toMatchObject({ status: 'approved', coSell: false });
    expect(after(done, 'holder')).toBeUndefined();
  });

  test('whoever holds the account without a registration keeps what it has', () => {
    const [holder] = contest.holders;
    const byLead = { ...contest, holders: holder === undefined ? [] : [{ ...holder, dealId: null }] };
    const done = effectsOf(byLead, decide('transferred'), [claim, held], at, terms);
    expect(done.moved.map(({ before }) => before.partnerId)).toEqual(['claimant']);
  });

  test('what was withdrawn, won or run out meanwhile is left, and said', () => {
    for (const status of ['withdrawn', 'won', 'expired'] satisfies RegistrationStatus[]) {
      const gone = dealOf('claimant', { status });
      expect(effects(decide('transferred'), [gone, held]).left).toEqual([gone]);
    }
    const over = protectedDealOf('holder', {
      protection: { ...(held.protection ?? never()), until: at },
    });
    expect(effects(decide('split'), [claim, over]).left).toEqual([over]);
  });
});

describe('a registration that is in the case no more', () => {
  const { claimant, ...others } = caseOf('claimant', ['holder']);
  const contest = {
    ...others,
    claimant: { ...claimant, claimedAt: openedAt },
    holders: others.holders.map((holder) => ({ ...holder, claimedAt: openedAt })),
  };
  const effects = (claim: Registration, held: Registration, resolution: Resolution) =>
    effectsOf(contest, decide(resolution), [claim, held], at, terms);
  const claimed = (company: string, productFamily: string | null = null) => ({
    company: { name: company, country: 'AE' },
    productId: null,
    productFamily,
  });

  test('is not given what was another claim: a holder that registered another company since', () => {
    const held = dealOf('holder', { status: 'rejected', accountId: 'acct_other', submittedAt: at });
    for (const one of [contest, { ...contest, holders: others.holders }])
      for (const resolution of ['split', 'co-sell'] as const) {
        const { moved, left } = effectsOf(one, decide(resolution), [dealOf('claimant'), held], at, terms);
        expect([moved.map(({ before }) => before.partnerId), left]).toEqual([['claimant'], [held]]);
      }
    expect(effects(dealOf('claimant'), { ...held, status: 'in-review' }, 'transferred').left).toHaveLength(1);
  });

  test('is a draft again', () => {
    const held = dealOf('holder', { status: 'draft', submittedAt: null });
    expect(effects(dealOf('claimant'), held, 'co-sell').left).toEqual([held]);
  });

  test('is the claimant’s that lies at another account, or belongs to another case', () => {
    for (const elsewhere of [
      { accountId: 'acct_other' },
      { conflictId: 'cnfl_other' },
      { submittedAt: at },
    ]) {
      const claim = dealOf('claimant', elsewhere);
      expect(effects(claim, protectedDealOf('holder'), 'dismissed')).toEqual({ moved: [], left: [claim] });
    }
  });

  test('is left alone where nothing was to become of it', () => {
    const held = dealOf('holder', { submittedAt: at });
    expect(effects(dealOf('claimant'), held, 'upheld').left).toEqual([]);
  });

  test('is being mended to another company or product: it may be refused, and is given nothing', () => {
    for (const mended of [{ claimed: claimed('Badr Foods') }, { claimed: claimed('Noor Trading', 'GTX') }]) {
      const claim = dealOf('claimant', { status: 'action-required', ...mended });
      expect(effects(claim, protectedDealOf('holder'), 'dismissed')).toEqual({ moved: [], left: [claim] });
      expect(effects(claim, protectedDealOf('holder'), 'upheld').moved).toHaveLength(1);
    }
    const same = dealOf('claimant', { status: 'action-required', claimed: claimed('Noor Trading') });
    expect(effects(same, protectedDealOf('holder'), 'dismissed').moved).toHaveLength(1);
  });
});

const never = (): never => {
  throw new Error('a protected registration has a protection');
};

describe('an appeal', () => {
  const contest = caseOf('claimant', ['holder']);
  const start = [dealOf('claimant'), protectedDealOf('holder')];
  const appealed = (first: Decision) => {
    const decided = resolved(contest, first);
    const deals = applied(start, effectsOf(contest, first, start, at, terms));
    return { deals, one: advanceCase(decided, 'appeal', later) };
  };
  const statusesAfter = (first: Resolution, last: Resolution) => {
    const { one, deals } = appealed(decide(first));
    const done = applied(deals, effectsOf(one, decide(last), deals, later, terms));
    return done.map(({ status, share, coSell }) => ({ status, share, coSell }));
  };
  const alone = { status: 'approved', share: null, coSell: false };
  const refused = { status: 'rejected', share: null, coSell: false };

  test('ends where the last resolution alone would have ended, whatever the first was', () => {
    for (const last of resolutions) {
      const direct = applied(start, effectsOf(contest, decide(last), start, at, terms));
      const expected = direct.map(({ status, share, coSell }) => ({ status, share, coSell }));
      for (const first of resolutions)
        expect([first, last, statusesAfter(first, last)]).toEqual([first, last, expected]);
    }
    expect(statusesAfter('transferred', 'upheld')).toEqual([refused, alone]);
  });

  test('gives a protection back that was taken, up to the end it had', () => {
    const { one, deals } = appealed(decide('transferred'));
    const { moved } = effectsOf(one, decide('upheld'), deals, later, terms);
    expect(moved.find(({ before }) => before.partnerId === 'holder')?.after.protection).toMatchObject({
      from: openedAt,
      until: daysAfter(openedAt, 90),
      lastProgressAt: later,
    });
  });

  test('gives nothing back that somebody else took', () => {
    const { one, deals } = appealed(decide('split'));
    const byPerson = deals.map((deal) =>
      deal.partnerId === 'holder'
        ? {
            ...deal,
            status: 'rejected' as const,
            decision: { by: 'person' as const, at, reason: null, note: null },
          }
        : deal,
    );
    expect(after(effectsOf(one, decide('upheld'), byPerson, later, terms), 'holder')).toBeUndefined();
  });

  test('is final at once, and nothing is decided twice', () => {
    const { one } = appealed(decide('upheld'));
    const last = resolveCase(one, decide('transferred'), later, terms);
    expect(last).toMatchObject({
      status: 'final',
      settledAt: later,
      dueAt: null,
      resolved: { resolution: 'transferred', by: 'person', at: later },
    });
    if (last === null) return expect.unreachable();
    expect(resolveCase(last, decide('split'), later, terms)).toBeNull();
    expect(resolveCase(resolved(contest, decide('upheld')), decide('split'), later, terms)).toBeNull();
  });
});

describe('whoever holds the account is heard before it loses anything for good', () => {
  const appealed = (over: Partial<ConflictCase> = {}) =>
    advanceCase(resolved(caseOf('claimant', ['holder', 'third']), decide('upheld')), 'appeal', at, over);
  const losing = (one: ConflictCase, when = later) =>
    resolutions.filter((resolution) => losesUnheard(one, { resolution }, when));
  const taking: Resolution[] = ['transferred', 'split', 'co-sell'];

  test('it was not told, or has its time to answer', () => {
    expect(losing(appealed())).toEqual(taking);
    const told = appealed({ holdersTold: true, hearUntil: later });
    expect([losing(told, at), losing(told)]).toEqual([taking, []]);
  });

  test('all of them have answered, in words, by a file, or by their appeal', () => {
    const { holders } = appealed();
    const answered = (place: number, said: Partial<Party>) =>
      holders.map((holder, index) => (index === place ? { ...holder, ...said } : holder));
    const first = answered(0, { evidence: [{ text: 'Ours.', at }] });
    expect(losing(appealed({ holders: first }))).toEqual(taking);
    const both = first.map((holder, place) => (place === 1 ? { ...holder, filedAt: at } : holder));
    expect(losing(appealed({ holders: both }))).toEqual([]);
    const appeal = { by: 'holder', partnerId: 'third', at, text: 'No.' } as const;
    expect(losing(appealed({ holders: first, appeal }))).toEqual([]);
  });

  test('a decision that may be appealed tells it, and gives it that time', () => {
    const one = caseOf('claimant', ['holder']);
    expect(losing(one)).toEqual([]);
    expect(resolved(one, decide('split'))).toMatchObject({
      holdersTold: true,
      hearUntil: hoursAfter(at, terms.appealHours),
    });
    const told = { ...one, holdersTold: true, hearUntil: later };
    expect(resolved(told, decide('split')).hearUntil).toBe(later);
    expect(resolved(one, decide('upheld')).hearUntil).toBeNull();
  });
});

test('whoever loses by a resolution is told of the case; whoever keeps everything is not', () => {
  const told = resolutions.filter((one) => resolved(caseOf('a', ['b']), decide(one)).holdersTold);
  expect(told).toEqual(['transferred', 'split', 'co-sell']);
});

describe('whatever the case', () => {
  const holderIds = fc.uniqueArray(fc.constantFrom('b', 'c', 'd', 'e', 'f'), { minLength: 1, maxLength: 5 });
  const decision = fc
    .record({ resolution: fc.constantFrom(...resolutions), share: fc.integer({ min: 1, max: 95 }) })
    .map(({ resolution, share }) => decide(resolution, share));
  const dealFor = (partnerId: string) =>
    fc
      .constantFrom(...registrationStatuses)
      .map((status) => (status === 'approved' ? protectedDealOf(partnerId) : dealOf(partnerId, { status })));
  const former = fc.option(fc.constantFrom(...resolutions), { nil: null });
  const situation = fc
    .record({ ids: holderIds, decided: decision, former })
    .chain(({ ids, decided, former: first }) =>
      fc.tuple(...['a', ...ids].map(dealFor)).map((deals) => {
        const fresh = caseOf('a', ids);
        const one = first === null ? fresh : advanceCase(resolved(fresh, decide(first)), 'appeal', at);
        return { one, decided, deals };
      }),
    );
  const sorted = ({ moved, left }: Effects) => ({
    moved: moved.toSorted((one, other) => (one.after.id < other.after.id ? -1 : 1)),
    left: left.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
  });

  test('parts sum to a hundred, and each gets one', () => {
    fc.assert(
      fc.property(holderIds, fc.integer({ min: 1, max: 95 }), (ids, share) => {
        const deals = ['a', ...ids].map((id) => dealOf(id));
        const { moved } = effectsOf(caseOf('a', ids), decide('split', share), deals, at, terms);
        const parts = moved.map(({ after: { share: part } }) => part ?? 0);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(100);
        expect(parts.every((part) => part >= 1)).toBe(true);
        expect(after({ moved, left: [] }, 'a')?.share).toBe(share);
      }),
    );
  });

  test('the order of the holders, and of the registrations, changes nothing', () => {
    fc.assert(
      fc.property(situation, ({ one, decided, deals }) => {
        const other = { ...one, holders: one.holders.toReversed() };
        expect(sorted(effectsOf(other, decided, deals.toReversed(), later, terms))).toEqual(
          sorted(effectsOf(one, decided, deals, later, terms)),
        );
      }),
    );
  });

  test('a registration outside of the case is not touched, nor one that only borrows an id of it', () => {
    fc.assert(
      fc.property(situation, dealFor('stranger'), ({ one, decided, deals }, stranger) => {
        const others = [stranger, { ...stranger, id: 'deal_of-a' }];
        expect(effectsOf(one, decided, [...others, ...deals], later, terms)).toEqual(
          effectsOf(one, decided, deals, later, terms),
        );
      }),
    );
  });

  test('what moves is one version further, says that a case decided it, and is at most once among those left', () => {
    fc.assert(
      fc.property(situation, ({ one, decided, deals }) => {
        const { moved, left } = effectsOf(one, decided, deals, later, terms);
        for (const { before, after: next } of moved) {
          expect(next.version).toBe(before.version + 1);
          expect(next.decision?.by).toBe('case');
          expect(['approved', 'rejected']).toContain(next.status);
          expect(next.status === 'approved').toBe(next.protection !== null && next.status !== 'rejected');
        }
        const ids = [...moved.map(({ before }) => before.id), ...left.map(({ id }) => id)];
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
