/** The partners as distribution sees them, kept in the worker's memory by version of the roster. */
import { loadRoster } from '#functions/partners/index.ts';
import { indexCandidates, type CandidateIndex } from './domain/distribution/candidate.ts';

let known: CandidateIndex | undefined;
/** What is being read, for whoever places another lead meanwhile. */
let reading: { version: number; index: Promise<CandidateIndex> } | undefined;

/** The index of a version; reading the roster again only when the version has moved. */
export async function candidatesAt(version: number): Promise<CandidateIndex> {
  if (known?.version === version) return known;
  if (reading?.version !== version) reading = { version, index: loadRoster(version).then(indexCandidates) };
  const begun = reading;
  try {
    known = await begun.index;
    return known;
  } finally {
    // A reading that failed is no answer to keep, and one that succeeded is known.
    if (reading === begun) reading = undefined;
  }
}
