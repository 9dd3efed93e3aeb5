/** What partners were told of the clocks that run for them, and the reminders that are still to come. */
import { holderOf, type Lead } from '#functions/leads/domain/lead.ts';
import { clockOf, recallClockOf, type RunningClock } from '#functions/leads/running-clock.ts';
import { remindAt } from '#functions/notices/domain/remind-at.ts';
import { reminderTellings, tellings } from '#functions/notices/domain/tellings.ts';
import { reminderItem } from '#functions/notices/store/reminder-store.ts';
import { clockTiding } from '#functions/notices/tiding-of.ts';
import type { Member } from './channel.ts';
import { giveNotice } from './give-notice.ts';
import { systemActor } from './people.ts';
import type { Story } from './story.ts';
import { dayMs } from './world.ts';
import { hoursOf } from './working-hours.ts';

type Told = Parameters<typeof clockTiding>[1];

/** Gives everyone of a partner a notice. */
function give(
  story: Story,
  { people, partner }: Member,
  clock: RunningClock,
  told: Told,
  atMs: number,
): void {
  for (const { id: userId } of people)
    giveNotice(story, clockTiding(clock, told), { userId, organisation: partner.id }, atMs);
}

/** Whoever was warned that it loses a lead was told so when it was warned. */
function tellOfRecall(story: Story, lead: Lead, member: Member): void {
  const clock = recallClockOf(member.partner.id, lead);
  const [recallDue] = tellings['rafiq.leads.lead.warned.v1'] ?? [];
  if (clock === undefined || recallDue === undefined) return;
  const warnedMs = Date.parse(clock.until) - story.policy.document.idleWarningDays * dayMs;
  give(story, member, clock, recallDue, warnedMs + 1_000);
}

function tellOf(story: Story, lead: Lead, member: Member, offerMade: Told): void {
  const { world } = story;
  const clock = clockOf(member.partner.id, lead);
  if (clock === undefined) return;
  if (clock.kind === 'offer') give(story, member, clock, offerMade, Date.parse(clock.from) + 1_000);
  const at = remindAt(clock, hoursOf(member.partner));
  if (at === null) return;
  if (Date.parse(at) <= world.nowMs) {
    give(story, member, clock, reminderTellings[clock.kind], Date.parse(at));
    return;
  }
  const { leadId, partnerId, name } = clock;
  const set = { of: 'lead' as const, partnerId, leadId, clock: name, at, version: lead.version };
  const change = world.changeBy(systemActor('set-reminders'), world.nowMs);
  world.commit(change, { writes: [{ label: 'reminder', put: reminderItem(set) }], events: [] });
}

/** Tells of every clock that runs at the end of the story. */
export function tellNotices(story: Story): void {
  const [offerMade] = tellings['rafiq.leads.lead.offered.v1'] ?? [];
  if (offerMade === undefined) throw new Error('Nobody is told of offers');
  for (const lead of story.leads.values()) {
    const holder = holderOf(lead);
    const member = holder === null ? undefined : story.channel.members.get(holder.partnerId);
    if (member === undefined) continue;
    tellOf(story, lead, member, offerMade);
    tellOfRecall(story, lead, member);
  }
}
