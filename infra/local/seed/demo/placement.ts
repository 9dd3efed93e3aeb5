/** Distribution in the story: the engine's own decision, saved as its worker saves it. */
import { hasRoom, place, type Load, type Placement } from '#functions/leads/domain/distribution/place.ts';
import type { Candidate } from '#functions/leads/domain/distribution/candidate.ts';
import { advance, type Lead } from '#functions/leads/domain/lead.ts';
import { moveOf, type Facts } from '#functions/leads/place-lead.ts';
import { parseCalendars } from '#functions/settings/index.ts';
import { systemActor } from './people.ts';
import { save, type Follow, type Story } from './story.ts';
import { instant } from './world.ts';

const factsFor = ({ channel, policy }: Story, lead: Lead): Facts => ({
  index: channel.index(),
  policy: { version: policy.publishedVersion, document: policy.document },
  standings: channel.standings(lead.facts.country),
  calendars: parseCalendars(undefined),
});

function decide(story: Story, lead: Lead, atMs: number, facts: Facts): Placement {
  const there = facts.index.byCountry.get(lead.facts.country ?? '') ?? [];
  const loads = new Map(there.map(({ id }): [string, Load] => [id, story.channel.loadOf(id)]));
  return place({ lead, ...facts, loads, at: instant(atMs) });
}

/** Places a pending lead. */
export function placeLead(story: Story, lead: Lead, atMs: number, follow: Follow): void {
  const facts = factsFor(story, lead);
  const placement = decide(story, lead, atMs, facts);
  const move = moveOf(lead, placement, facts, instant(atMs), (kind) => story.world.newId(kind, atMs));
  save(story, move, systemActor('place-lead'), atMs, follow);
}

/** To whom a lead would be offered now; undefined if to nobody. */
export function nextPartnerFor(story: Story, lead: Lead, atMs: number): string | undefined {
  const { outcome } = decide(story, lead, atMs, factsFor(story, lead));
  return outcome.kind === 'offered' ? outcome.partner.id : undefined;
}

/** A held lead goes on when the first of its partners is back. */
export function resumeLead(story: Story, lead: Lead, atMs: number, follow: Follow): void {
  const after = advance(lead, { substatus: 'pending', heldUntil: null }, instant(atMs), { placement: null });
  save(story, { before: lead, after, happened: 'resumed' }, systemActor('expire-offers'), atMs, follow);
}

/** Whether a partner could take on one more lead at this moment. */
export const couldTake = ({ channel }: Story, candidate: Candidate, atMs: number): boolean =>
  hasRoom(candidate, channel.loadOf(candidate.id), instant(atMs).slice(0, 10));
