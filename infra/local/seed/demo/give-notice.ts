import type { Notice, Tiding } from '#functions/notices/domain/notice.ts';
import { givenPlan } from '#functions/notices/store/notice-store.ts';
import { systemActor } from './people.ts';
import type { Story } from './story.ts';
import { dayMs, hourMs, instant } from './world.ts';

export type Addressee = Pick<Notice, 'userId' | 'organisation'>;

/** Gives somebody a notice; what is older than a day was read soon after. */
export function giveNotice({ world }: Story, tiding: Tiding, person: Addressee, atMs: number): void {
  const change = world.changeBy(systemActor('give-notices'), atMs);
  const readAt = atMs < world.nowMs - dayMs ? instant(atMs + hourMs) : null;
  world.commit(change, givenPlan({ ...tiding, ...person, givenAt: change.at, readAt }));
}
