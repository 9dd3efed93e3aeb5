import type { StoredEvent } from '#functions/kernel/event.ts';
import type { Tiding } from './domain/notice.ts';
import type { Telling } from './domain/tellings.ts';
import { noticeId } from './notice-id.ts';

/** How a matter becomes what is told of it; undefined if there is nothing left to tell. */
export type Gather = (event: StoredEvent, telling: Telling) => Promise<Tiding | undefined> | Tiding;

type Named = Pick<Telling, 'kind' | 'code'>;

const nothingBeside = {
  params: {},
  facts: null,
  until: null,
  about: { place: 'nowhere', id: null },
  clock: null,
} as const;

/** What is told of an event by itself, without anything beside it. */
export const plainTiding = (event: StoredEvent, { kind, code }: Named): Tiding => ({
  ...nothingBeside,
  id: noticeId(code, event.id, event.at),
  kind,
  code,
});

/** The same of a clock, which is told of under its own name: however often and by whichever event, once. */
export const plainClockTiding = (
  { name, from, until }: { name: string; from: string; until: string },
  { kind, code }: Named,
): Tiding => ({ ...nothingBeside, id: noticeId(code, name, from), kind, code, until });
