import { describe, expect, test } from 'vitest';
import { at, candidate, lead } from '../../../test/fixtures/placement-facts.ts';
import { shippedPolicy } from './distribution/shipped-policy.ts';
import { holderOf, type Lead, type LeadState } from './lead.ts';
import { partingOf, placedSince, type Happening, type PartingCode } from './parting.ts';

const me = candidate('me');
const holder = (partnerId: string) => ({ partnerId, partnerName: `Partner ${partnerId}` });
const worked = (partnerId: string): LeadState => ({
  substatus: 'accepted',
  ...holder(partnerId),
  acceptedAt: at,
  contactBy: at,
  firstContactedAt: null,
  idle: null,
  claimed: false,
});
const pooled: LeadState = { substatus: 'pooled', pooledAt: at };
const pending: LeadState = { substatus: 'pending', heldUntil: null };

type Told = [verb: string, partnerId: string | null, more?: Partial<Happening>];
/** A story line by line, each a version and an hour later. */
const storyOf = (...lines: Told[]): Happening[] =>
  lines.map(([verb, partnerId, more], index) => ({
    verb,
    version: index + 1,
    at: `2026-11-23T${String(index + 1).padStart(2, '0')}:00:00.000Z`,
    partnerId,
    supersededPartnerId: null,
    reason: null,
    to: verb === 'pooled' ? 'pooled' : null,
    ...more,
  }));
const standing = (state: LeadState, over: Partial<Lead> = {}): Lead => lead({}, { state, ...over });
const ask = (of: Lead, story: Happening[], who = me) => partingOf(who, of, story, shippedPolicy);

describe('a lead that a partner had', () => {
  test.each<[PartingCode, Told[]]>([
    [
      'declined',
      [
        ['offered', 'me'],
        ['declined', 'me'],
        ['offered', 'other'],
      ],
    ],
    [
      'offer-expired',
      [
        ['offered', 'me'],
        ['offer-expired', 'me'],
      ],
    ],
    [
      'recalled',
      [
        ['offered', 'me'],
        ['accepted', 'me'],
        ['warned', 'me'],
        ['recalled', 'me'],
      ],
    ],
    [
      'taken-back',
      [
        ['offered', 'me'],
        ['withdrawn', 'me', { reason: 'wrong-partner' }],
        ['offered', 'other'],
      ],
    ],
    [
      'suspended',
      [
        ['offered', 'me'],
        ['withdrawn', 'me', { reason: 'partner-unavailable' }],
      ],
    ],
    [
      'taken-back',
      [
        ['offered', 'me'],
        ['assigned', 'other', { supersededPartnerId: 'me' }],
      ],
    ],
    // A batch gave it to the partner, and was undone.
    [
      'taken-back',
      [
        ['assigned', 'me'],
        ['put-back', 'other'],
      ],
    ],
    // What counts is how it left last.
    [
      'offer-expired',
      [
        ['offered', 'me'],
        ['assigned', 'other', { supersededPartnerId: 'me' }],
        ['assigned', 'me'],
        ['offer-expired', 'me'],
      ],
    ],
  ])('left it: %s', (code, lines) => {
    expect(ask(standing(pending), storyOf(...lines))?.code).toBe(code);
  });

  test('left it when what took it happened', () => {
    const story = storyOf(['assigned', 'me'], ['put-back', 'other'], ['contacted', 'other']);
    expect(ask(standing(worked('other')), story)).toMatchObject({ version: 2, at: story[1]?.at });
  });

  test('is with it still', () => {
    expect(ask(standing(worked('me')), storyOf(['offered', 'me'], ['accepted', 'me']))?.code).toBe('yours');
  });
});

describe('a lead of the pool', () => {
  const gone = standing(worked('other'), { lastPooledAt: at });
  const claimed = storyOf(['submitted', null], ['pooled', null], ['claimed', 'other']);

  test('was claimed first by another, or left it otherwise', () => {
    expect(ask(gone, claimed)).toMatchObject({ code: 'claimed', version: 3 });
    expect(ask(gone, storyOf(['pooled', null], ['withdrawn', null], ['offered', 'other']))).toMatchObject({
      code: 'left-pool',
      version: 2,
    });
  });

  test('is told alike whoever has it now, or nobody', () => {
    for (const state of [pending, worked('third')])
      expect(ask({ ...gone, state }, claimed)).toEqual(ask(gone, claimed));
  });

  test('may be claimed still', () => {
    const there = standing(pooled, { lastPooledAt: at });
    expect(ask(there, storyOf(['pooled', null]))?.code).toBe('in-pool');
  });

  test.each<[string, Lead, Happening[], Partial<typeof me>]>([
    ['that serves another country', gone, claimed, { territories: [{ country: 'OM' }] }],
    ['that joined after it had gone', gone, claimed, { createdAt: '2026-11-24T00:00:00.000Z' }],
    ['that refused it', { ...gone, refusedBy: ['me'] }, claimed, {}],
    [
      'that its rule did not consider',
      { ...gone, pooledFor: { tiers: [], kinds: [], partners: ['other'] } },
      claimed,
      {},
    ],
    [
      'where it never lay in one',
      standing(worked('other')),
      storyOf(['offered', 'other'], ['accepted', 'other']),
      {},
    ],
  ])('is not known to a partner %s', (_, of, story, over) => {
    expect(ask(of, story, candidate('me', over))).toBeUndefined();
  });
});

describe('how it came to somebody else', () => {
  const parting = { code: 'taken-back', at, version: 2 } as const;
  const none = lead();

  test('is the first placement after the parting, whatever becomes of that', () => {
    const story = storyOf(
      ['offered', 'me'],
      ['assigned', 'other', { supersededPartnerId: 'me' }],
      ['declined', 'other'],
      ['offered', 'third'],
      ['accepted', 'third'],
    );
    expect(placedSince(parting, 'me', none, story)).toMatchObject({ verb: 'assigned', version: 2 });
    const later = { ...parting, version: 3 };
    expect(placedSince(later, 'me', none, story)).toMatchObject({ verb: 'offered', version: 4 });
    expect(placedSince(later, 'me', none, story.slice(0, 3))).toBeUndefined();
  });

  test('is not looked at where the parting says it all', () => {
    const story = storyOf(['offered', 'me'], ['withdrawn', 'me'], ['offered', 'other']);
    expect(placedSince(parting, 'me', lead({}, { refusedBy: ['me'] }), story)).toBeUndefined();
    for (const code of ['declined', 'offer-expired', 'recalled', 'suspended', 'claimed', 'yours'] as const)
      expect(placedSince({ ...parting, code }, 'me', none, story)).toBeUndefined();
    expect(holderOf(none)).toBeNull();
  });
});
