import type { RowCounts } from './import-job.ts';

/** How one row ended. */
export type RowEnd =
  | { kind: 'refused' }
  | {
      kind: 'recorded';
      externalId: string;
      outcome: 'created' | 'unchanged';
      /** When the record behind the row came to be. */
      createdAt: string;
      noticed: boolean;
    };

/** What a slice knows of the rows it has counted. */
export interface SliceMemory {
  /** The instant of the checkpoint it began at. */
  since: string;
  /** The rows it has counted as taken. */
  taken: ReadonlySet<string>;
}

/**
 * Counts a stretch of rows. A row counts as taken once, if its record came to be since the slice began, even if the
 * database says `unchanged`: then an earlier run was cut off between recording the row and counting it.
 * @returns the counts, and the rows counted as taken
 */
export function countStretch(
  ends: readonly RowEnd[],
  memory: SliceMemory,
): { counts: Omit<RowCounts, 'total'>; taken: Set<string> } {
  const recorded = ends.filter((end) => end.kind === 'recorded');
  const taken = new Set(
    recorded
      .filter(({ outcome, createdAt }) => outcome === 'created' || createdAt > memory.since)
      .map(({ externalId }) => externalId)
      .filter((externalId) => !memory.taken.has(externalId)),
  );
  return {
    taken,
    counts: {
      read: ends.length,
      taken: taken.size,
      unchanged: recorded.length - taken.size,
      refused: ends.length - recorded.length,
      noticed: recorded.filter((end) => end.noticed).length,
    },
  };
}
