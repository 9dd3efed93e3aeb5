import { expect, test } from 'vitest';
import { caseOf, openedAt, partyOf } from '../../../test/fixtures/conflict-cases.ts';
import { addEvidence } from './add-evidence.ts';
import { advanceCase } from './advance-case.ts';
import { conflictCase, type ConflictCase } from './conflict-case.ts';
import { partyViews } from './party-view.ts';
import { daysAfter } from './protection.ts';
import { resolveCase } from './resolve-case.ts';

const at = daysAfter(openedAt, 1);
const later = daysAfter(openedAt, 2);
const asked = (one: ConflictCase) =>
  advanceCase(one, 'ask-parties', at, { holdersTold: true, asked: { at, note: 'Since when?' } });
const viewOf = (one: ConflictCase, partnerId: string) =>
  partyViews(one).find((view) => view.partnerId === partnerId);

test('whoever holds the account has no view until it is told, and its view begins then', () => {
  const one = caseOf('claimant', ['holder']);
  expect(partyViews(one).map(({ partnerId }) => partnerId)).toEqual(['claimant']);
  expect(viewOf(asked(one), 'holder')).toMatchObject({
    side: 'holder',
    companyName: 'Noor',
    openedAt: at,
    updatedAt: at,
    version: 1,
    asked: { note: 'Since when?' },
  });
  expect(viewOf(asked(one), 'claimant')).toMatchObject({ openedAt, updatedAt: at, version: 2 });
});

test('whoever holds the account reads the company as it calls it itself, not as the claimant does', () => {
  const one = caseOf('claimant', [], {
    companyName: 'Larkspur Workshops',
    accountName: 'Larkspur Workshops',
    holders: [partyOf('holder', { knownAs: 'Larkspur Works' })],
  });
  expect(viewOf(asked(one), 'holder')?.companyName).toBe('Larkspur Works');
  expect(JSON.stringify(viewOf(asked(one), 'holder'))).not.toContain('Workshops');
  expect(viewOf(asked(one), 'claimant')?.companyName).toBe('Larkspur Workshops');
});

test('a case from before that was kept is read, and shows whoever holds the account what it showed', () => {
  const { holders, ...one } = caseOf('claimant', ['holder']);
  const written = holders.map(({ knownAs: _knownAs, ...holder }) => holder);
  const parsed = conflictCase.parse({ ...one, holders: written });
  expect(viewOf(asked(parsed), 'holder')?.companyName).toBe('Noor');
});

test('what one side says changes nothing of what the others are shown', () => {
  const before = asked(caseOf('claimant', ['holder', 'third']));
  const heard = addEvidence(before.claimant, 'We met in March.', later);
  if (heard === null) return expect.unreachable();
  const after = advanceCase(before, 'give-evidence', later, { claimant: heard });
  expect(after.version).toBe(before.version + 1);
  for (const partnerId of ['holder', 'third'])
    expect(viewOf(after, partnerId)).toEqual(viewOf(before, partnerId));
  expect(viewOf(after, 'claimant')).toMatchObject({
    evidence: [{ text: 'We met in March.', at: later }],
    updatedAt: later,
    version: 3,
  });
});

test('why it ended so is told by the precedence where the resolution follows it, and not at all where it does not', () => {
  const codes = (winnerPartnerId: string, resolution: 'upheld' | 'transferred' | 'dismissed') => {
    const precedence = { winnerPartnerId, decidedBy: 'first-to-register', steps: [] };
    const one = asked(caseOf('claimant', ['holder'], { precedence }));
    const decided = resolveCase(one, { resolution, claimantShare: null, note: null }, later, {
      appealHours: 24,
    });
    if (decided === null) return expect.unreachable();
    return ['claimant', 'holder'].map((id) => viewOf(decided, id)?.outcome?.because?.code);
  };
  const [prevailed, gaveWay] = ['precedence-told.prevailed', 'precedence-told.gave-way'];
  expect(codes('holder', 'upheld')).toEqual([gaveWay, prevailed]);
  expect(codes('claimant', 'transferred')).toEqual([prevailed, gaveWay]);
  for (const against of [
    codes('claimant', 'upheld'),
    codes('holder', 'transferred'),
    codes('claimant', 'dismissed'),
  ])
    expect(against).toEqual([undefined, undefined]);
});

test('no view holds anything of another side', () => {
  const one = resolveCase(
    asked(caseOf('claimant', ['holder', 'third'])),
    { resolution: 'split', claimantShare: 33, note: null },
    later,
    { appealHours: 24 },
  );
  if (one === null) return expect.unreachable();
  const appealed = advanceCase(one, 'appeal', later, {
    appeal: { by: 'holder', partnerId: 'holder', at: later, text: 'Half is ours.' },
  });
  const parties = ['claimant', 'holder', 'third'];
  for (const partnerId of parties) {
    const text = JSON.stringify(viewOf(appealed, partnerId));
    for (const other of parties.filter((id) => id !== partnerId))
      expect([partnerId, text.includes(`Name of ${other}`), text.includes(`deal_of-${other}`)]).toEqual([
        partnerId,
        false,
        false,
      ]);
  }
  expect(viewOf(appealed, 'holder')?.appeal).toEqual({ at: later, text: 'Half is ours.' });
  expect(viewOf(appealed, 'claimant')?.appeal).toBeNull();
  const shares = parties.map((id) => viewOf(appealed, id)?.outcome?.share);
  expect(shares).toEqual([33, 34, 33]);
});
