/** The partners of the story as they are at its present moment, with what distribution knows of them. */
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import type { CandidateIndex } from '#functions/leads/domain/distribution/candidate.ts';
import { indexCandidates } from '#functions/leads/domain/distribution/candidate.ts';
import type { Standing } from '#functions/leads/domain/distribution/fair-share.ts';
import { newcomerTurns, noTurns, rebased } from '#functions/leads/domain/distribution/fair-share.ts';
import type { Load } from '#functions/leads/domain/distribution/place.ts';
import { standingPartition } from '#functions/leads/store/lead-keys.ts';
import { parseStanding, welcomeWrite } from '#functions/leads/store/standings.ts';
import { absent, type Write } from '#functions/kernel/commit.ts';
import type { Actor } from '#functions/kernel/event.ts';
import { loadKey, rosterVersionKey } from '#functions/partners/index.ts';
import { rosterPartner } from '#functions/partners/domain/roster-partner.ts';
import { rosterItems } from '#functions/partners/store/roster-snapshots.ts';
import type { PartnerEvent } from '#functions/partners/store/partner-store.ts';
import { eventOf, saveWrites } from '#functions/partners/store/partner-writes.ts';
import type { DemoPartner } from './content/demo-partner.ts';
import { systemActor } from './people.ts';
import type { World } from './world.ts';

/** A partner and the people who act for it, its admin first, with their names. */
export interface Member {
  readonly described: DemoPartner;
  readonly people: readonly Actor[];
  readonly names: readonly string[];
  partner: Partner;
}

export interface Channel {
  readonly members: ReadonlyMap<string, Member>;
  bySlug(slug: string): Member;
  add(member: Member): void;
  /** Writes a changed partner, with what belongs to the same change. */
  save(member: Member, after: Partner, by: Actor, event: PartnerEvent, together?: readonly Write[]): void;
  /** Gives a partner that joins later the turns of an average one. */
  welcome(member: Member, atMs: number): void;
  /** The partners as placement reads them now. */
  index(): CandidateIndex;
  /** The writes that keep the partners as they are now, so that what is decided on them can be decided again. */
  rosterWrites(): Write[];
  standings(country: string | null): Map<string, Standing>;
  loadOf(partnerId: string): Load;
}

const numberIn = (item: Record<string, unknown> | undefined, name: string): number =>
  typeof item?.[name] === 'number' ? item[name] : 0;

/** A channel without partners. */
export function newChannel(world: World): Channel {
  const members = new Map<string, Member>();
  const slugs = new Map<string, Member>();
  let known: CandidateIndex | undefined;
  let keptRoster: number | undefined;

  const index = (): CandidateIndex => {
    const version = numberIn(world.table.get(rosterVersionKey), 'version');
    if (known?.version === version) return known;
    const partners = [...members.values()].map(({ partner }) => partner);
    known = indexCandidates({ version, partners: partners.sort((a, b) => (a.id < b.id ? -1 : 1)) });
    return known;
  };

  const standingOf = (country: string, partnerId: string): Standing | undefined => {
    const item = world.table.get({ pk: standingPartition(country), sk: partnerId });
    return item && parseStanding(item);
  };

  const standings = (country: string | null): Map<string, Standing> => {
    const there = country === null ? [] : (index().byCountry.get(country) ?? []);
    const found = there.flatMap(({ id }) => standingOf(country ?? '', id) ?? []);
    return new Map(found.map((standing) => [standing.partnerId, standing]));
  };

  return {
    members,
    bySlug: (slug) => {
      const member = slugs.get(slug);
      if (member === undefined) throw new Error(`The demo has no partner ${slug}`);
      return member;
    },
    add: (member) => {
      members.set(member.partner.id, member);
      slugs.set(member.described.slug, member);
    },
    save: (member, after, by, event, together = []) => {
      const change = world.changeBy(by, Date.parse(after.updatedAt));
      const writes = [...saveWrites(member.partner, after), ...together];
      world.commit(change, { writes, events: [eventOf(after, event)] });
      member.partner = after;
    },
    welcome: ({ partner }, atMs) => {
      if (partner.weight === 0) return;
      for (const country of new Set(partner.territories.map((territory) => territory.country))) {
        const counted = standings(country);
        const others = (index().byCountry.get(country) ?? [])
          .filter(({ id }) => id !== partner.id)
          .map(({ id, weight }) => ({ ...rebased(counted.get(id) ?? noTurns(id), weight), weight }));
        const turns = newcomerTurns(partner.weight, others);
        if (turns === 0) continue;
        world.commit(world.changeBy(systemActor('welcome-partner'), atMs), {
          writes: [welcomeWrite(country, partner.id, { turns, weight: partner.weight })],
          events: [],
        });
      }
    },
    index,
    rosterWrites: () => {
      const { version, all } = index();
      if (version === keptRoster) return [];
      keptRoster = version;
      const partners = all.map((partner) => rosterPartner.parse(partner));
      return rosterItems({ version, partners }).map((put) => ({ label: 'roster-part', put, when: absent }));
    },
    standings,
    loadOf: (partnerId) => {
      const item = world.table.get(loadKey(partnerId));
      return { open: numberIn(item, 'open'), newOn: (day) => numberIn(item, `new ${day}`) };
    },
  };
}
