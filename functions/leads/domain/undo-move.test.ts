import { describe, expect, test } from 'vitest';
import { newLead } from '@rafiq/shared/leads/contract.ts';
import { batchMoves, leadSubstatuses } from '@rafiq/shared/leads/status.ts';
import { advance, versionForHolder, type Lead, type LeadState } from './lead.ts';
import { openLead } from './open-lead.ts';
import { formerOf, undo } from './undo-move.ts';

const at = '2026-11-22T09:00:00.000Z';
const later = '2026-11-22T10:00:00.000Z';
const consent = { given: true, basis: 'consent', source: 'form', date: '2026-11-20' } as const;
const partner = { partnerId: 'ptnr_1', partnerName: 'Manara' };
const owned = {
  ...partner,
  acceptedAt: at,
  contactBy: later,
  firstContactedAt: null,
  idle: { since: at, recallAt: null },
  claimed: false,
};
const ended = { closedAt: at, closeReason: null, closeNote: null };

const states: Record<(typeof leadSubstatuses)[number], LeadState> = {
  pending: { substatus: 'pending', heldUntil: null },
  offered: {
    substatus: 'offered',
    ...partner,
    offerId: 'offr_1',
    offeredAt: at,
    expiresAt: later,
    turnIn: [],
  },
  pooled: { substatus: 'pooled', pooledAt: at },
  unplaced: { substatus: 'unplaced', reason: { code: 'unplaced.hop-limit', params: { hops: 5 } } },
  accepted: { substatus: 'accepted', ...owned },
  contacted: { substatus: 'contacted', ...owned },
  qualified: { substatus: 'qualified', ...owned },
  converted: { substatus: 'converted', ...owned, ...ended, dealValue: null },
  lost: { substatus: 'lost', ...owned, ...ended, dealValue: null },
  disqualified: { substatus: 'disqualified', ...owned, ...ended, dealValue: null },
  expired: { substatus: 'expired', ...ended },
};

const input = newLead.parse({
  company: { name: 'Noor', country: 'AE' },
  consentToShare: consent,
  consentToContact: consent,
});
const leadIn = (state: LeadState, change: Partial<Lead> = {}): Lead =>
  advance(openLead(input, { id: 'lead_1', at, accountId: 'acct_1', product: null }), state, at, change);

describe('undo', () => {
  test('lets its holder count on: what it decided before is not decided on what is now', () => {
    const worked = advance(leadIn(states.accepted), states.contacted, at);
    const withdrawn = advance(worked, states.pending, at);
    const undoing = undo(withdrawn, { move: 'withdraw', before: formerOf(worked), since: [] }, later);
    if (undoing.kind !== 'put-back') throw new Error(undoing.code);
    expect([versionForHolder(worked), versionForHolder(undoing.after)]).toEqual([2, 3]);
  });

  test('puts a lead back whole: state, hops, and who had refused it', () => {
    const before = leadIn(states.unplaced, { hops: 5, refusedBy: ['ptnr_2'] });
    const now = advance(leadIn(states.offered, { hops: 1 }), states.offered, at, {
      refusedBy: ['ptnr_2', 'ptnr_3'],
    });
    const undoing = undo(now, { move: 'redistribute', before: formerOf(before), since: [] }, later);
    expect(undoing).toEqual({
      kind: 'put-back',
      after: {
        ...now,
        state: states.unplaced,
        hops: 5,
        refusedBy: ['ptnr_2'],
        updatedAt: later,
        version: now.version + 1,
        heldFrom: now.version + 1,
      },
    });
  });

  test.each([
    ['offered by distribution', { verb: 'offered', byPerson: false }, 'put-back'],
    ['assigned by a person', { verb: 'assigned', byPerson: true }, 'refused'],
    ['a missed answer', { verb: 'offer-expired', byPerson: false }, 'refused'],
    ['held by a person', { verb: 'held', byPerson: true }, 'refused'],
  ] as const)('%s since: %s', (_, since, kind) => {
    const before = formerOf(leadIn(states.unplaced));
    const undoing = undo(leadIn(states.offered), { move: 'redistribute', before, since: [since] }, later);
    expect(undoing.kind).toBe(kind);
  });

  test('no offer that ended is made again', () => {
    const before = formerOf(leadIn(states.offered));
    for (const move of batchMoves) {
      expect(undo(leadIn(states.pending), { move, before, since: [] }, later)).toEqual({
        kind: 'refused',
        code: 'former-offer-ended',
      });
    }
  });

  test('what somebody accepted or closed stays', () => {
    const worked = [
      'accepted',
      'contacted',
      'qualified',
      'converted',
      'lost',
      'disqualified',
      'expired',
    ] as const;
    for (const move of batchMoves) {
      for (const now of worked) {
        for (const formerly of leadSubstatuses.filter((one) => one !== 'offered')) {
          const before = formerOf(leadIn(states[formerly]));
          expect(undo(leadIn(states[now]), { move, before, since: [] }, later).kind).toBe('refused');
        }
      }
    }
  });

  test('keeps nothing of the customer', () => {
    expect(Object.keys(formerOf(leadIn(states.pooled))).sort()).toEqual([
      'held',
      'hops',
      'lastPooledAt',
      'placement',
      'refusedBy',
      'state',
      'why',
    ]);
  });
});
