/** The partners as distribution sees them, kept in the worker's memory by version of the roster. */
import { loadRoster } from '#functions/partners/index.ts';
import { indexCandidates, type CandidateIndex } from './domain/distribution/candidate.ts';

let known: CandidateIndex | undefined;

/** The index of a version; reading the roster again only when the version has moved. */
export async function candidatesAt(version: number): Promise<CandidateIndex> {
  if (known?.version === version) return known;
  known = indexCandidates(await loadRoster(version));
  return known;
}
