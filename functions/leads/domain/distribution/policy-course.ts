/**
 * The course of a distribution policy: a document is published for all leads, or tried on a share of them first; a
 * trial becomes the policy or ends, and a policy that proves wrong gives way to the one before it in one step.
 */
import {
  policyOutcomeNames,
  type PolicyDocument,
  type PolicyOutcomes,
} from '@rafiq/shared/leads/policy-contract.ts';

/** A document that places leads, under the number that its decisions name. */
export interface NumberedPolicy {
  version: number;
  document: PolicyDocument;
}

export const noOutcomes = Object.fromEntries(policyOutcomeNames.map((name) => [name, 0])) as PolicyOutcomes;

/** A document that is tried on a share of the leads. */
export interface Canary {
  version: number;
  /** 1 to 99. */
  percent: number;
  startedAt: string;
  /** What the published policy had made of leads by then: what it made since is compared with the trial. */
  before: PolicyOutcomes;
}

/** What stands now. */
export interface PolicyHead {
  /** Counts every change of what stands; documents take their numbers from it. */
  version: number;
  publishedVersion: number;
  publishedAt: string;
  document: PolicyDocument;
  /** The version that was published before: where a roll-back leads; null for the first. */
  replaces: number | null;
  canary: Canary | null;
}

/** A version as it is kept for ever. */
export interface Edition extends NumberedPolicy {
  publishedAt: string;
  replaces: number | null;
}

/** A change of what stands, with the version it makes or the one it takes back. */
export interface CourseStep {
  head: PolicyHead;
  made?: Edition;
  rolledBack?: number;
  /** A version that was made before and is published now. */
  published?: number;
}

const newEdition = (head: PolicyHead, document: PolicyDocument, at: string): Edition => ({
  version: head.version + 1,
  document,
  publishedAt: at,
  replaces: head.publishedVersion,
});

/** A document for all leads. A trial that runs ends with it. */
export function publish(head: PolicyHead, document: PolicyDocument, at: string): CourseStep {
  const made = newEdition(head, document, at);
  return {
    head: {
      version: made.version,
      publishedVersion: made.version,
      publishedAt: at,
      document,
      replaces: made.replaces,
      canary: null,
    },
    made,
  };
}

/** A document for a share of the leads; it takes the place of one that was on trial. */
export function startCanary(
  head: PolicyHead,
  document: PolicyDocument,
  { percent, before }: Pick<Canary, 'percent' | 'before'>,
  at: string,
): CourseStep {
  const made = newEdition(head, document, at);
  return {
    head: {
      ...head,
      version: made.version,
      canary: { version: made.version, percent, startedAt: at, before },
    },
    made,
  };
}

/** The trial on another share of the leads: a lead that was in the smaller share is in the larger, too. */
export const shareCanary = (head: PolicyHead, canary: Canary, percent: number): CourseStep => ({
  head: { ...head, version: head.version + 1, canary: { ...canary, percent } },
});

/** The document on trial for all leads. */
export const publishCanary = (head: PolicyHead, { version, document }: Edition, at: string): CourseStep => ({
  published: version,
  head: {
    version: head.version + 1,
    publishedVersion: version,
    publishedAt: at,
    document,
    replaces: head.publishedVersion,
    canary: null,
  },
});

/** No trial any more: all leads go by what is published. */
export const endCanary = (head: PolicyHead, canary: Canary): CourseStep => ({
  head: { ...head, version: head.version + 1, canary: null },
  rolledBack: canary.version,
});

/** The version that was published before, for all leads again. */
export const rollBackTo = (head: PolicyHead, earlier: Edition, at: string): CourseStep => ({
  head: {
    version: head.version + 1,
    publishedVersion: earlier.version,
    publishedAt: at,
    document: earlier.document,
    replaces: earlier.replaces,
    canary: null,
  },
  rolledBack: head.publishedVersion,
});

/** What came of leads since an earlier count. */
export const since = (now: PolicyOutcomes, before: PolicyOutcomes): PolicyOutcomes =>
  Object.fromEntries(policyOutcomeNames.map((name) => [name, now[name] - before[name]])) as PolicyOutcomes;

const spread = 10_000;

/**
 * Where a lead lies among all, 0 to 9,999: the same for as long as the trial runs, evenly over leads, and in no relation
 * to where it lay in an earlier trial (source: FNV-1a of 32 bits, with the finalizer of MurmurHash3).
 */
export function placeInTrial(leadId: string, trialVersion: number): number {
  let hash = 0x811c9dc5;
  for (const letter of `${trialVersion}:${leadId}`) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % spread;
}

/** What places leads now: the published document, and perhaps one on trial. */
export interface PoliciesInForce {
  published: NumberedPolicy;
  canary: (NumberedPolicy & { percent: number }) | null;
}

/** The policy that places a lead: of those in force, whatever is known of them beside their numbers. */
export const policyFor = <Numbered extends { version: number }>(
  { published, canary }: { published: Numbered; canary: (Numbered & { percent: number }) | null },
  leadId: string,
): Numbered =>
  canary !== null && placeInTrial(leadId, canary.version) < (canary.percent * spread) / 100
    ? canary
    : published;
