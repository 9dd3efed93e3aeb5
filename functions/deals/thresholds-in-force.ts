import type { MatchThresholds } from '@rafiq/shared/accounts/match-thresholds.ts';
import { readConflictPolicy } from './store/conflict-policies.ts';

/**
 * How alike two companies must be, by the conflict policy that is in force at an instant (1 request; one more where a
 * version has just begun).
 */
export async function thresholdsInForce(at: string): Promise<MatchThresholds> {
  const { document } = await readConflictPolicy(at);
  const { auto, review } = document.matching;
  return { auto, review };
}
