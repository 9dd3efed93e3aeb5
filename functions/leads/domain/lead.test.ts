import { describe, expect, test } from 'vitest';
import { acceptOffer, claimFromPool, returnToDistribution, runningOffer } from './answer-offer.ts';
import { assignTo, expire, redistribute, withdraw } from './assign-lead.ts';
import { deadline } from './clocks.ts';
import { advance, holderOf, isWorked, lead as shape, occupies, type Lead } from './lead.ts';
import { openLead } from './open-lead.ts';
import { tallyEvents } from './tally-events.ts';
import { close, contact, qualify } from './work-lead.ts';

const at = '2026-11-23T09:00:00.000Z';
const later = '2026-11-24T09:00:00.000Z';
const consent = { given: true, basis: 'consent', source: 'test', date: '2026-11-20' } as const;
const input = {
  company: { name: 'Noor', country: 'AE', employees: 120 },
  contact: { email: 'lina@noor.example' },
  valueBand: 'unknown' as const,
  consentToShare: consent,
  consentToContact: consent,
  source: { stage: 'Won' },
};
const opened = openLead(input, {
  id: 'lead_1',
  at,
  accountId: 'acct_00000000000000000000000001',
  product: { id: 'prod_00000000000000000000000001', name: 'GTX Pro' },
});
const offered = assignTo(
  opened,
  { offerId: 'offr_1', partnerId: 'ptnr_1', partnerName: 'One', expiresAt: later },
  at,
);

function worked(): Lead {
  const offer = runningOffer(offered, 'offr_1');
  if (offer === undefined) throw new Error('no offer runs');
  return acceptOffer(offered, offer, at, later);
}

describe('a lead begins', () => {
  test('pending, with the size of its company and its product', () => {
    expect(opened).toMatchObject({ version: 1, hops: 0, state: { substatus: 'pending', heldUntil: null } });
    expect(opened.facts).toMatchObject({
      sizeBand: '50-249',
      productId: 'prod_00000000000000000000000001',
      productName: 'GTX Pro',
      receivedAt: at,
    });
    expect(shape.parse(opened)).toEqual(opened);
  });
  test('unplaced without consent to share', () => {
    const kept = openLead(
      { ...input, consentToShare: { ...consent, given: false } },
      { id: 'lead_1', at, accountId: 'a', product: null },
    );
    expect(kept.state).toMatchObject({ substatus: 'unplaced', reason: { code: 'unplaced.no-consent' } });
  });
});

describe('a lead moves', () => {
  test('each move is one version further', () => {
    expect([opened.version, offered.version, worked().version]).toEqual([1, 2, 3]);
  });
  test('only the running offer counts, and only by its own id', () => {
    expect(runningOffer(offered, 'offr_2')).toBeUndefined();
    expect(runningOffer(opened, 'offr_1')).toBeUndefined();
  });
  test('who holds it, and whether it takes up room', () => {
    expect(holderOf(opened)).toBeNull();
    expect(holderOf(offered)?.partnerId).toBe('ptnr_1');
    expect([occupies(opened), occupies(offered), occupies(worked())]).toEqual([false, true, true]);
  });
  test('a refusal keeps the partner from being asked again, once', () => {
    const back = returnToDistribution(offered, 'ptnr_1', later);
    expect(back).toMatchObject({
      refusedBy: ['ptnr_1'],
      why: null,
      placement: null,
      state: { substatus: 'pending' },
    });
    expect(returnToDistribution(back, 'ptnr_1', later).refusedBy).toEqual(['ptnr_1']);
    expect(returnToDistribution(offered, null, later).refusedBy).toEqual([]);
  });
  test('a claim counts as a hop and says so', () => {
    const pooled = advance(opened, { substatus: 'pooled', pooledAt: at }, at);
    expect(claimFromPool(pooled, { id: 'ptnr_2', name: 'Two' }, later, later)).toMatchObject({
      hops: 1,
      why: { code: 'why.claimed' },
      state: { substatus: 'accepted', partnerId: 'ptnr_2', acceptedAt: later, firstContactedAt: null },
    });
  });
  test('the first contact stops the clock, later ones do not move it', () => {
    const first = worked();
    if (!isWorked(first.state)) throw new Error('not worked');
    const once = contact(first, first.state, at);
    if (!isWorked(once.state)) throw new Error('not worked');
    const twice = contact(once, once.state, later);
    expect(twice.state).toMatchObject({ substatus: 'contacted', firstContactedAt: at });
    const qualified = qualify(twice, once.state, later);
    if (!isWorked(qualified.state)) throw new Error('not worked');
    expect(contact(qualified, qualified.state, later).state.substatus).toBe('qualified');
  });
  test('closing keeps whose it was, and frees the room', () => {
    const lead = worked();
    if (!isWorked(lead.state)) throw new Error('not worked');
    const won = close(
      lead,
      lead.state,
      { substatus: 'converted', reason: null, note: 'n', dealValue: { amount: '5.00', currency: 'AED' } },
      later,
    );
    expect(won.state).toMatchObject({
      substatus: 'converted',
      partnerId: 'ptnr_1',
      closedAt: later,
      dealValue: { amount: '5.00', currency: 'AED' },
    });
    expect([occupies(won), holderOf(won)?.partnerId]).toEqual([false, 'ptnr_1']);
    expect(shape.parse(won)).toEqual(won);
  });
  test('what nobody took is closed with its reason, and belongs to nobody', () => {
    const over = expire(opened, { reason: 'nobody-found', note: null }, later);
    expect(over.state).toEqual({
      substatus: 'expired',
      closedAt: later,
      closeReason: 'nobody-found',
      closeNote: null,
    });
    expect([occupies(over), holderOf(over)]).toEqual([false, null]);
    expect(shape.parse(over)).toEqual(over);
  });
  test('withdrawing and distributing again', () => {
    expect(withdraw(worked(), later)).toMatchObject({
      refusedBy: ['ptnr_1'],
      state: { substatus: 'pending' },
    });
    expect(redistribute({ ...opened, hops: 5 }, later)).toMatchObject({
      hops: 0,
      state: { substatus: 'pending', heldUntil: null },
    });
  });
});

describe('clocks', () => {
  const nine = [{ from: '09:00', to: '17:00' }];
  const calendar = {
    timeZone: 'Asia/Dubai',
    holidays: [],
    timeOff: [],
    workingHours: {
      monday: nine,
      tuesday: nine,
      wednesday: nine,
      thursday: nine,
      friday: nine,
      saturday: [],
      sunday: [],
    },
  };
  test('run in the partner’s working hours, or on the wall', () => {
    expect(deadline('2026-11-20T12:00:00.000Z', 8, { clock: 'working-hours' }, calendar)).toBe(
      '2026-11-23T12:00:00.000Z',
    );
    expect(deadline('2026-11-20T12:00:00.000Z', 8, { clock: 'wall-clock' }, calendar)).toBe(
      '2026-11-20T20:00:00.000Z',
    );
  });
});

describe('the tally', () => {
  const event = (verb: string, from: string | null, to: string, more: Record<string, unknown> = {}) => ({
    type: `rafiq.leads.lead.${verb}.v1`,
    at,
    data: { from, to, country: 'AE', unplacedReason: null, formerReason: null, ...more },
  });
  const story = [
    event('submitted', null, 'pending'),
    event('set-aside', 'pending', 'unplaced', { unplacedReason: 'unplaced.nobody-serves' }),
    event('redistributed', 'unplaced', 'pending', { formerReason: 'unplaced.nobody-serves' }),
    event('offered', 'pending', 'offered'),
    event('accepted', 'offered', 'accepted'),
  ];
  test('sums the same in any order', () => {
    const one = tallyEvents(story);
    const two = tallyEvents([...story].reverse());
    const plain = ({ totals, days }: typeof one) => [
      Object.fromEntries([...totals].filter(([, n]) => n !== 0).sort()),
      Object.fromEntries([...(days.get('2026-11-23') ?? [])].sort()),
    ];
    expect(plain(two)).toEqual(plain(one));
    expect(plain(one)).toEqual([
      { 'country.AE': 1, 'status.accepted': 1 },
      { accepted: 1, offered: 1, submitted: 1 },
    ]);
  });
});
