/** The leads of the story: where each stands, and what happened to it. */
import type { PolicyHead } from '#functions/leads/domain/distribution/policy-course.ts';
import type { Actor, StoredEvent } from '#functions/kernel/event.ts';
import type { Lead } from '#functions/leads/domain/lead.ts';
import { planOf, type Move } from '#functions/leads/save-lead.ts';
import type { Channel } from './channel.ts';
import type { Customers } from './customers.ts';
import type { VendorPeople } from './people.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

/** What is arranged for one lead; everything else is left to chance. */
export interface Arrangement {
  /** Nobody answers its offer, claims it, works it or takes it out of the queue of the unplaced. */
  leaveAt?: 'offered' | 'pooled' | 'accepted' | 'unplaced';
  /** Nobody wants it. */
  doomed?: boolean;
}

export interface Story {
  readonly world: World;
  readonly channel: Channel;
  readonly vendor: VendorPeople;
  readonly customers: Customers;
  readonly random: Random;
  readonly productIds: ReadonlyMap<string, string>;
  /** The policy in force at the present moment of the story. */
  policy: PolicyHead;
  readonly leads: Map<string, Lead>;
  readonly arrangements: Map<string, Arrangement>;
  /** The events of all leads, as the overview counts them. */
  readonly told: StoredEvent[];
}

/** What follows from a lead standing where it stands now. */
export type Follow = (story: Story, lead: Lead, atMs: number) => void;

/**
 * Saves a move as the rooms do, and plans what follows.
 * @throws ConditionFailed if a cap, a partner's status or a version stands against it
 */
export function save(story: Story, move: Move, by: Actor, atMs: number, follow: Follow): void {
  const change = story.world.changeBy(by, atMs);
  const events = story.world.commit(change, planOf(move, change));
  story.leads.set(move.after.id, move.after);
  story.told.push(...events.filter(({ type }) => type.startsWith('rafiq.leads.lead.')));
  follow(story, move.after, atMs);
}

/** Plans something for a lead that is only done if the lead still stands as it does now. */
export function planFor(story: Story, lead: Lead, atMs: number, act: (atMs: number) => void): void {
  story.world.agenda.plan(atMs, (thenMs) => {
    if (story.leads.get(lead.id) === lead) act(thenMs);
  });
}

/** What is arranged for a lead. */
export const arrangementOf = ({ arrangements }: Story, { id }: Lead): Arrangement =>
  arrangements.get(id) ?? {};
