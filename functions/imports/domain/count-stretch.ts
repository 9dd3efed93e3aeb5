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

/**
 * Counts a stretch of rows. A row counts as taken if its record came to be in this stretch, even if the database
 * says `unchanged`: then an earlier run of the same stretch was cut off before it could count.
 * @param since when the stretch began: the instant of the checkpoint before it
 */
export function countStretch(ends: readonly RowEnd[], since: string): Omit<RowCounts, 'total'> {
  const recorded = ends.filter((end) => end.kind === 'recorded');
  const takenNow = new Set(
    recorded
      .filter(({ outcome, createdAt }) => outcome === 'created' || createdAt > since)
      .map(({ externalId }) => externalId),
  );
  return {
    read: ends.length,
    taken: takenNow.size,
    unchanged: recorded.length - takenNow.size,
    refused: ends.length - recorded.length,
    noticed: recorded.filter((end) => end.noticed).length,
  };
}
