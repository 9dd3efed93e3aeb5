/** A kept decision made again: on the roster and the policy it names, and the facts that were recorded with it. */
import { rosterAt } from '#functions/partners/index.ts';
import { indexCandidates, type CandidateIndex } from './domain/distribution/candidate.ts';
import { replayDecision, type Replay } from './domain/distribution/replay.ts';
import type { Lead } from './domain/lead.ts';
import { factsOf, textOfTrace, type StoredDecision } from './store/decisions.ts';
import { findEdition } from './store/policies.ts';

/** The roster that was asked for last: decisions that are made again one after another often share it. */
let lately: { version: number; index: CandidateIndex } | undefined;

async function indexAt(version: number): Promise<CandidateIndex | undefined> {
  if (lately?.version === version) return lately.index;
  const roster = await rosterAt(version);
  if (roster === undefined) return undefined;
  lately = { version, index: indexCandidates(roster) };
  return lately.index;
}

/** Makes a decision again (2 requests; 1 where its roster was asked for before). */
export async function replayOf(decision: StoredDecision, lead: Lead): Promise<Replay> {
  const facts = factsOf(decision);
  const { rosterVersion, policyVersion } = decision.trace;
  const [index, edition] =
    facts === null ? [] : await Promise.all([indexAt(rosterVersion), findEdition(policyVersion)]);
  return replayDecision(
    { at: decision.at, trace: decision.trace, facts },
    lead,
    { index, document: edition?.document },
    textOfTrace,
  );
}
