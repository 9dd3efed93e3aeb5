/** Distribution in the story: the engine's own decision, saved as its worker saves it. */
import type { TrackRecord } from '#functions/leads/domain/distribution/best-fit.ts';
import { climbLadder } from '#functions/leads/domain/distribution/ladder.ts';
import {
  cappedCandidates,
  hasRoom,
  place,
  type Load,
  type Placement,
} from '#functions/leads/domain/distribution/place.ts';
import { recordFacts, type RecordedFacts } from '#functions/leads/domain/distribution/recorded-facts.ts';
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

/** A decision, with what it was made on. */
function decide(
  story: Story,
  lead: Lead,
  atMs: number,
  facts: Facts,
): { placement: Placement; recorded: RecordedFacts } {
  const at = instant(atMs);
  const ladder = climbLadder(lead, facts.index, facts.policy.document, atMs);
  const loads = new Map(
    cappedCandidates(ladder).map(({ id }): [string, Load] => [id, story.channel.loadOf(id)]),
  );
  const gathered = { lead, standings: facts.standings, loads, records: new Map<string, TrackRecord>(), at };
  const placement = place({ ...gathered, index: facts.index, policy: facts.policy }, ladder);
  return { placement, recorded: recordFacts(ladder, gathered) };
}

/** Places a pending lead. */
export function placeLead(story: Story, lead: Lead, atMs: number, follow: Follow): void {
  const facts = factsFor(story, lead);
  const { placement, recorded } = decide(story, lead, atMs, facts);
  const makeId: Parameters<typeof moveOf>[4] = (kind) => story.world.newId(kind, atMs);
  const move = moveOf(lead, placement, { ...facts, recorded }, instant(atMs), makeId);
  const extra = [...(move.extra ?? []), ...story.channel.rosterWrites()];
  save(story, { ...move, extra }, systemActor('place-lead'), atMs, follow);
}

/** To whom a lead would be offered now; undefined if to nobody. */
export function nextPartnerFor(story: Story, lead: Lead, atMs: number): string | undefined {
  const { outcome } = decide(story, lead, atMs, factsFor(story, lead)).placement;
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
