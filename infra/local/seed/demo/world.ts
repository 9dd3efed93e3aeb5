/** The made-up world: one table, one clock, one source of chance. */
import { absent, type Change, type Write } from '#functions/kernel/commit.ts';
import { eventItems, type Actor, type EventDraft, type StoredEvent } from '#functions/kernel/event.ts';
import { chanceIn, formatId, type IdKind } from '@rafiq/shared/ids.ts';
import { newAgenda, type Agenda } from './agenda.ts';
import { memoryTable, type MemoryTable } from './memory-table.ts';
import { randomOf, type Random } from './random.ts';

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

export interface World {
  /** Where the story ends: the moment the demo is opened. */
  readonly nowMs: number;
  readonly random: Random;
  readonly table: MemoryTable;
  readonly agenda: Agenda;
  newId(kind: IdKind, atMs: number): string;
  /** The circumstances of a change at a moment of the story. */
  changeBy(by: Actor, atMs: number): Change;
  /**
   * Writes a change with its events, as `commit` of the kernel does; answers the events as they are kept.
   * @throws ConditionFailed if something does not stand as the write requires
   */
  commit(change: Change, plan: { writes: readonly Write[]; events: readonly EventDraft[] }): StoredEvent[];
}

export const instant = (ms: number): string => new Date(ms).toISOString();

/** A world in which nothing has happened yet. */
export function newWorld(seed: string, nowMs: number): World {
  const random = randomOf(seed);
  const ids = random.branch('ids');
  const table = memoryTable();
  const newId = (kind: IdKind, atMs: number): string => formatId(kind, atMs, ids.bytes(chanceIn(kind)));
  return {
    nowMs,
    random,
    table,
    agenda: newAgenda(),
    newId,
    changeBy: (by, atMs) => ({ at: instant(atMs), by, requestId: newId('event', atMs) }),
    commit: (change, { writes, events }) => {
      const told = events.map((draft) => eventItems(draft, change, ids.bytes(10)));
      const puts = told.flat().map((put): Write => ({ label: 'event', put, when: absent }));
      table.write([...writes, ...puts]);
      // The first item keeps the event itself; the others are what its readers may see of it.
      return told.flatMap(([kept]) => (kept === undefined ? [] : [kept['event'] as StoredEvent]));
    },
  };
}
