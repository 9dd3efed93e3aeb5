/** The partners as distribution sees them, kept in the worker's memory by version of the roster. */
import { loadRoster } from '#functions/partners/index.ts';
import { indexCandidates, type CandidateIndex } from './domain/distribution/candidate.ts';

let known: CandidateIndex | undefined;

/** Reads the index of a version of the roster. */
export type CandidateReader = (version: number) => Promise<CandidateIndex>;

/** The index of a version; reading the roster again only when the version has moved. */
export const candidatesAt: CandidateReader = async (version) => {
  if (known?.version === version) return known;
  known = indexCandidates(await loadRoster(version));
  return known;
};

/**
 * A reader for those who place leads side by side: each version is read once for all of them. It lives no longer
 * than their batch, for a process that is stopped in the middle of a reading must not leave the next one waiting.
 */
export function sharedCandidates(): CandidateReader {
  const begun = new Map<number, Promise<CandidateIndex>>();
  return (version) => {
    const reading = begun.get(version) ?? candidatesAt(version);
    begun.set(version, reading);
    return reading;
  };
}
