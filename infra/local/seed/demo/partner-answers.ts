/** What partners do with what they are offered: accept, decline, let it expire, or claim from the pool. */
import { declineReasons, type DeclineReason } from '@rafiq/shared/leads/status.ts';
import { acceptOffer, claimFromPool, returnToDistribution } from '#functions/leads/domain/answer-offer.ts';
import { deadline } from '#functions/leads/domain/clocks.ts';
import { mayClaim } from '#functions/leads/domain/distribution/may-claim.ts';
import type { Lead, OfferedState } from '#functions/leads/domain/lead.ts';
import { creditWrites } from '#functions/leads/store/standings.ts';
import { mustBeActive } from '#functions/partners/index.ts';
import type { Member } from './channel.ts';
import type { Temper } from './content/demo-partner.ts';
import { notes } from './content/notes.ts';
import { shownPartner } from './content/partners-emirates.ts';
import { systemActor } from './people.ts';
import { couldTake } from './placement.ts';
import { arrangementOf, planFor, save, type Follow, type Story } from './story.ts';
import { afterWork, hoursOf } from './working-hours.ts';
import { hourMs, instant } from './world.ts';

type Answer = 'accept' | 'decline' | 'silence';

const minuteMs = 60_000;

/** Odds of each answer, and how many working hours it takes. */
const habits: Readonly<Record<Temper, { odds: readonly (readonly [Answer, number])[]; meanHours: number }>> =
  {
    keen: {
      odds: [
        ['accept', 88],
        ['decline', 8],
        ['silence', 4],
      ],
      meanHours: 1.5,
    },
    steady: {
      odds: [
        ['accept', 77],
        ['decline', 13],
        ['silence', 10],
      ],
      meanHours: 2.6,
    },
    slow: {
      odds: [
        ['accept', 56],
        ['decline', 17],
        ['silence', 27],
      ],
      meanHours: 3.6,
    },
  };
const oddsOfTheUnwanted = [
  ['decline', 7],
  ['silence', 3],
] as const;
const reasonsToDecline: readonly (readonly [DeclineReason, number])[] = declineReasons.map((reason) => [
  reason,
  reason === 'other' ? 1 : 3,
]);

/** Plans how the partner answers an offer, and when the offer ends if it does not. */
export function answerLater(story: Story, lead: Lead, offer: OfferedState, follow: Follow): void {
  const member = story.channel.members.get(offer.partnerId);
  if (member === undefined) throw new Error(`An offer went to ${offer.partnerId}, who is unknown`);
  const offeredMs = Date.parse(offer.offeredAt);
  const expiresMs = Date.parse(offer.expiresAt);
  if (expiresMs <= story.world.nowMs) {
    const sweptMs = Math.min(Math.ceil(expiresMs / minuteMs) * minuteMs, story.world.nowMs);
    planFor(story, lead, sweptMs, (atMs) => expire(story, lead, offer, atMs, follow));
  }
  const { leaveAt, doomed } = arrangementOf(story, lead);
  if (leaveAt === 'offered') return;
  const { odds, meanHours } = habits[member.described.temper];
  const answer = story.random.weighted(doomed === true ? oddsOfTheUnwanted : odds);
  if (answer === 'silence') return;
  const atMs = answerMs(
    story,
    member,
    offeredMs,
    leaveAt === 'accepted' ? 0.6 : story.random.wait(meanHours),
  );
  if (atMs >= expiresMs) return;
  planFor(story, lead, atMs, (thenMs) => {
    if (member.partner.status !== 'active') return;
    if (answer === 'accept' || leaveAt === 'accepted') accept(story, lead, offer, member, thenMs, follow);
    else decline(story, lead, offer, member, thenMs, follow);
  });
}

/** The partner that is shown keeps up: of what is left open at the end, all was arranged. */
function answerMs(story: Story, { described, partner }: Member, offeredMs: number, hours: number): number {
  const atMs = afterWork(offeredMs, hours, partner);
  const leftMs = story.world.nowMs - offeredMs;
  return described.slug === shownPartner && leftMs < 8 * hourMs
    ? Math.min(atMs, offeredMs + Math.round(leftMs * 0.7))
    : atMs;
}

function accept(
  story: Story,
  lead: Lead,
  offer: OfferedState,
  member: Member,
  atMs: number,
  follow: Follow,
): void {
  const { document } = story.policy;
  const at = instant(atMs);
  const after = acceptOffer(
    lead,
    offer,
    at,
    deadline(at, document.contactHours, document, hoursOf(member.partner)),
  );
  save(
    story,
    {
      before: lead,
      after,
      happened: 'accepted',
      answered: { status: 'accepted', reason: null },
      extra: [mustBeActive(offer.partnerId)],
    },
    story.random.pick(member.people),
    atMs,
    follow,
  );
}

function decline(
  story: Story,
  lead: Lead,
  offer: OfferedState,
  member: Member,
  atMs: number,
  follow: Follow,
): void {
  const reason = story.random.weighted(reasonsToDecline);
  const note = reason === 'other' ? story.random.pick(notes[member.described.writes].declined) : undefined;
  save(
    story,
    {
      before: lead,
      after: returnToDistribution(lead, offer.partnerId, instant(atMs)),
      happened: 'declined',
      data: { reason },
      note,
      answered: { status: 'declined', reason },
      extra: story.policy.document.declineGivesTurnBack ? creditWrites(offer.partnerId, offer.turnIn) : [],
    },
    story.random.pick(member.people),
    atMs,
    follow,
  );
}

function expire(story: Story, lead: Lead, offer: OfferedState, atMs: number, follow: Follow): void {
  save(
    story,
    {
      before: lead,
      after: returnToDistribution(lead, offer.partnerId, instant(atMs)),
      happened: 'offer-expired',
      answered: { status: 'expired', reason: null },
    },
    systemActor('expire-offers'),
    atMs,
    follow,
  );
}

const mayClaimLead = (story: Story, member: Member, lead: Lead, atMs: number): boolean =>
  mayClaim(
    member.partner,
    {
      facts: lead.facts,
      refusedBy: lead.refusedBy,
      postalCode: lead.customer.postalCode,
      pooledFor: lead.pooledFor,
    },
    story.policy.document,
    atMs,
  );

const leftForTheShown = 6;

/** Plans who claims a pooled lead, if anybody; some are left for the partner that is shown. */
export function claimLater(story: Story, lead: Lead, pooledMs: number, follow: Follow): void {
  const { channel, random, arrangements } = story;
  const shown = channel.bySlug(shownPartner);
  const left = [...arrangements.values()].filter(({ leaveAt }) => leaveAt === 'pooled').length;
  const isRecent = story.world.nowMs - pooledMs < 7 * 24 * hourMs;
  if (isRecent && left < leftForTheShown && mayClaimLead(story, shown, lead, pooledMs)) {
    arrangements.set(lead.id, { leaveAt: 'pooled' });
    return;
  }
  const able = [...channel.members.values()].filter((member) => mayClaimLead(story, member, lead, pooledMs));
  if (able.length === 0 || !random.chance(isRecent ? 0.7 : 0.97)) return;
  const member = random.pick(able);
  planFor(story, lead, afterWork(pooledMs, random.wait(4), member.partner), (atMs) => {
    if (!mayClaimLead(story, member, lead, atMs) || !couldTake(story, member.partner, atMs)) return;
    const { document } = story.policy;
    const at = instant(atMs);
    const after = claimFromPool(
      lead,
      member.partner,
      at,
      deadline(at, document.contactHours, document, hoursOf(member.partner)),
    );
    const { capacity, id } = member.partner;
    const move = { before: lead, after, happened: 'claimed', capacity, extra: [mustBeActive(id)] };
    save(story, move, random.pick(member.people), atMs, follow);
  });
}
