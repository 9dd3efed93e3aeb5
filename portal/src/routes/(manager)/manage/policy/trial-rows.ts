/** What came of leads by two versions of the policy, beside each other. */
import type { PolicyOutcomes, PolicyVersion } from '@rafiq/shared/leads/policy-contract.ts';
import { m } from '#lib/paraglide/messages.js';

export interface TrialCell {
  count: number;
  /** Of all it is compared with, 0 to 1; null where there is nothing to compare with, or it is the whole. */
  share: number | null;
}
export interface TrialRow {
  key: string;
  label: string;
  cells: readonly TrialCell[];
}

/** Of how many leads a version has decided. */
export const decided = ({ offered, pooled, held, unplaced }: PolicyOutcomes): number =>
  offered + pooled + held + unplaced;
const answered = ({ accepted, declined, expired }: PolicyOutcomes): number => accepted + declined + expired;
const ended = ({ converted, lost }: PolicyOutcomes): number => converted + lost;

/** What is told of a version: each count with what it is a share of. */
const told = [
  { key: 'decided', label: m.trial_decided, of: null },
  { key: 'offered', label: m.trial_offered, of: decided },
  { key: 'pooled', label: m.trial_pooled, of: decided },
  { key: 'held', label: m.trial_held, of: decided },
  { key: 'unplaced', label: m.trial_unplaced, of: decided },
  { key: 'accepted', label: m.trial_accepted, of: answered },
  { key: 'declined', label: m.trial_declined, of: answered },
  { key: 'expired', label: m.trial_expired, of: answered },
  { key: 'converted', label: m.trial_converted, of: ended },
  { key: 'lost', label: m.trial_lost, of: ended },
] as const;

/** A row for each outcome, a cell for each version; the shares make versions alike that placed more and fewer leads. */
export const trialRows = (versions: readonly PolicyOutcomes[]): TrialRow[] =>
  told.map(({ key, label, of }) => ({
    key,
    label: label(),
    cells: versions.map((outcomes) => {
      const count = key === 'decided' ? decided(outcomes) : outcomes[key];
      const whole = of === null ? 0 : of(outcomes);
      return { count, share: whole === 0 ? null : count / whole };
    }),
  }));

/** The published version and the one on trial, with what came of leads since the trial began; undefined where none runs. */
export function trialOf(
  versions: readonly PolicyVersion[],
): { published: PolicyOutcomes; canary: PolicyOutcomes } | undefined {
  const since = (status: PolicyVersion['status']) =>
    versions.find((version) => version.status === status)?.sinceTrial;
  const [published, canary] = [since('published'), since('canary')];
  return published && canary ? { published, canary } : undefined;
}
