import type { StoredEvent } from '#functions/kernel/event.ts';
import type { Tiding } from './domain/notice.ts';
import type { Telling } from './domain/tellings.ts';
import { noticeId } from './notice-id.ts';

/** How a matter becomes what is told of it; undefined if there is nothing left to tell. */
export type Gather = (event: StoredEvent, telling: Telling) => Promise<Tiding | undefined> | Tiding;

/** What is told of an event by itself, without anything beside it. */
export const plainTiding = (event: StoredEvent, { kind, code }: Telling): Tiding => ({
  id: noticeId(code, event.id, event.at),
  kind,
  code,
  params: {},
  facts: null,
  until: null,
  about: { place: 'nowhere', id: null },
  clock: null,
});
