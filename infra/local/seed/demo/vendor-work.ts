/** What the vendor's managers do by hand: assigning, taking back, distributing again, closing, suspending. */
import { assignTo, expire, redistribute, withdraw } from '#functions/leads/domain/assign-lead.ts';
import { deadline } from '#functions/leads/domain/clocks.ts';
import { isInPlay } from '#functions/leads/domain/distribution/candidate.ts';
import { isAway } from '#functions/leads/domain/distribution/ladder.ts';
import { holderOf, type Lead } from '#functions/leads/domain/lead.ts';
import { supersededData } from '#functions/leads/managers-move.ts';
import { creditWrites } from '#functions/leads/store/standings.ts';
import type { Actor } from '#functions/kernel/event.ts';
import { mustBeActive } from '#functions/partners/index.ts';
import type { Member } from './channel.ts';
import { suspendPartner } from './join-partners.ts';
import { systemActor } from './people.ts';
import { couldTake } from './placement.ts';
import { arrangementOf, planFor, save, type Follow, type Story } from './story.ts';
import { afterWork, hoursOf, vendorOffice } from './working-hours.ts';
import { instant } from './world.ts';

type Care = 'assign' | 'redistribute' | 'expire' | 'nothing';

/** What is done about an unplaced lead, by the reason it stands there. */
const cares: Readonly<Record<string, readonly (readonly [Care, number])[]>> = {
  'unplaced.no-consent': [
    ['expire', 4],
    ['nothing', 6],
  ],
  'unplaced.no-country': [
    ['assign', 2],
    ['nothing', 8],
  ],
  'unplaced.unknown-country': [
    ['assign', 3],
    ['nothing', 7],
  ],
  'unplaced.nobody-serves': [
    ['assign', 3],
    ['expire', 2],
    ['nothing', 5],
  ],
  'unplaced.specialisation': [
    ['assign', 5],
    ['nothing', 5],
  ],
  'unplaced.capacity': [
    ['redistribute', 6],
    ['assign', 1],
    ['nothing', 3],
  ],
  'unplaced.availability': [
    ['redistribute', 5],
    ['nothing', 5],
  ],
  'unplaced.all-refused': [
    ['assign', 4],
    ['nothing', 6],
  ],
  'unplaced.hop-limit': [
    ['assign', 4],
    ['redistribute', 2],
    ['nothing', 4],
  ],
};
const officeDay = 8;

const noteToPartner = 'They asked for somebody who answers quickly; please take this one.';

/** The manager of a country's partners, else operations. */
function carerOf({ channel, vendor }: Story, country: string | null): Actor {
  const managerId = [...channel.members.values()].find(({ partner }) => partner.country === country)?.partner
    .managerId;
  return [vendor.manager, vendor.managerAbroad].find(({ id }) => id === managerId) ?? vendor.operations;
}

/** Plans what a manager does about an unplaced lead. */
export function careLater(story: Story, lead: Lead, atMs: number, follow: Follow): void {
  const { random } = story;
  if (lead.state.substatus !== 'unplaced' || arrangementOf(story, lead).leaveAt === 'unplaced') return;
  const care = random.weighted(cares[lead.state.reason.code] ?? [['nothing', 1]]);
  if (care === 'nothing') return;
  const thenMs = afterWork(atMs, 2 + random.wait(2 * officeDay), vendorOffice);
  planFor(story, lead, thenMs, (careMs) => {
    const by = carerOf(story, lead.facts.country);
    if (care === 'redistribute') {
      const after = redistribute(lead, instant(careMs));
      save(story, { before: lead, after, happened: 'redistributed' }, by, careMs, follow);
      return;
    }
    if (care === 'expire') {
      const reason = lead.consentToShare.given ? 'nobody-found' : 'no-consent';
      const after = expire(lead, { reason, note: null }, instant(careMs));
      save(story, { before: lead, after, happened: 'expired', data: { reason } }, by, careMs, follow);
      return;
    }
    const member = bestPartnerFor(story, lead, careMs);
    if (member === undefined) return;
    // A manager gives leads to partners of its own portfolio only.
    const assigner = member.partner.managerId === by.id ? by : story.vendor.operations;
    assign(story, lead, member, assigner, careMs, follow);
  });
}

/** Whom a manager would call: somebody capable of the country, else of the vendor's own. */
function bestPartnerFor(story: Story, lead: Lead, atMs: number): Member | undefined {
  const able = [...story.channel.members.values()].filter(
    ({ partner }) =>
      isInPlay(partner) &&
      !isAway(partner, atMs) &&
      !lead.refusedBy.includes(partner.id) &&
      partner.tier !== 'registered' &&
      couldTake(story, partner, atMs),
  );
  const near = able.filter(({ partner }) => partner.country === (lead.facts.country ?? 'AE'));
  const candidates = near.length > 0 ? near : able.filter(({ partner }) => partner.country === 'AE');
  return candidates.length === 0 ? undefined : story.random.pick(candidates);
}

function assign(
  story: Story,
  lead: Lead,
  { partner }: Member,
  by: Actor,
  atMs: number,
  follow: Follow,
): void {
  const { document } = story.policy;
  const at = instant(atMs);
  const offer = {
    offerId: story.world.newId('offer', atMs),
    partnerId: partner.id,
    partnerName: partner.name,
    expiresAt: deadline(at, document.acceptHours, document, hoursOf(partner)),
  };
  save(
    story,
    {
      before: lead,
      after: assignTo(lead, offer, at),
      happened: 'assigned',
      vendorData: supersededData(null),
      note: story.random.chance(0.5) ? noteToPartner : undefined,
      capacity: partner.capacity,
      extra: [mustBeActive(partner.id)],
    },
    by,
    atMs,
    follow,
  );
}

/** Suspends a partner; its open offers go back to distribution, its accepted leads stay as they are. */
export function suspend(story: Story, member: Member, why: string, atMs: number, follow: Follow): void {
  suspendPartner(story.channel, member, story.vendor.operations, atMs, why);
  const releasedMs = atMs + 2_000;
  for (const lead of [...story.leads.values()]) {
    if (lead.state.substatus !== 'offered' || holderOf(lead)?.partnerId !== member.partner.id) continue;
    const { partnerId, turnIn } = lead.state;
    planFor(story, lead, releasedMs, (thenMs) => {
      save(
        story,
        {
          before: lead,
          after: withdraw(lead, instant(thenMs)),
          happened: 'withdrawn',
          data: { reason: 'partner-unavailable' },
          answered: { status: 'withdrawn', reason: 'partner-unavailable' },
          extra: creditWrites(partnerId, turnIn),
        },
        systemActor('release-leads'),
        thenMs,
        follow,
      );
    });
  }
}
