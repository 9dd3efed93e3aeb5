/** The stored distribution policy: what stands, and every version it ever had. */
import {
  policyDocument,
  policyOutcomeNames,
  type PolicyDocument,
  type PolicyOutcomeName,
  type PolicyOutcomes,
} from '@rafiq/shared/leads/policy-contract.ts';
import * as z from 'zod';
import { absent, atVersionOrShipped, type Write } from '#functions/kernel/commit.ts';
import { getItem, getItems, type Item } from '#functions/kernel/dynamo.ts';
import type { Page } from '@rafiq/shared/page.ts';
import { listPage, type PageRequest } from '#functions/kernel/list.ts';
import { shippedPolicy } from '../domain/distribution/shipped-policy.ts';
import {
  noOutcomes,
  type CourseStep,
  type Edition,
  type PoliciesInForce,
  type PolicyHead,
} from '../domain/distribution/policy-course.ts';
import { policyKey, policyOutcomesKey, policyVersionKey, policyVersionPrefix } from './lead-keys.ts';

const shippedAt = '2026-01-01T00:00:00.000Z';
const shipped: PolicyHead = {
  version: 1,
  publishedVersion: 1,
  publishedAt: shippedAt,
  document: shippedPolicy,
  replaces: null,
  canary: null,
};

/** Before a policy could be tried on a share of the leads, every number was that of a published one. */
const replacedBy = (version: number): number | null => (version > 1 ? version - 1 : null);

const count = z.number().int().default(0);
const outcomes = z.object(
  Object.fromEntries(policyOutcomeNames.map((name) => [name, count])) as Record<
    PolicyOutcomeName,
    z.ZodDefault<z.ZodNumber>
  >,
);
const storedHead = z.object({
  version: z.number().int(),
  publishedVersion: z.number().int().optional(),
  publishedAt: z.string(),
  replaces: z.number().int().nullable().optional(),
  canary: z
    .object({
      version: z.number().int(),
      percent: z.number(),
      startedAt: z.string(),
      before: outcomes,
    })
    .nullable()
    .default(null),
});
const storedVersion = z.object({
  version: z.number().int(),
  publishedAt: z.string(),
  replaces: z.number().int().nullable().optional(),
  /** Who published it; null for those that were published before this was kept. */
  madeBy: z.string().nullable().default(null),
  rolledBackAt: z.string().nullable().default(null),
});
export type KeptVersion = Omit<z.output<typeof storedVersion>, 'replaces'> & { replaces: number | null };

/**
 * Documents lately parsed: a version never changes, and the rules of a document are compiled once. Two instances may
 * each have had a version of a number, made at another moment.
 */
const known = new Map<string, PolicyDocument>();
const mostKnown = 8;

function documentOf(item: Item, version: number): PolicyDocument {
  const name = `${version} of ${String(item['publishedAt'])}`;
  const parsed = known.get(name) ?? policyDocument.parse(item['document']);
  known.delete(name);
  known.set(name, parsed);
  for (const oldest of known.size > mostKnown ? [...known.keys()].slice(0, 1) : []) known.delete(oldest);
  return parsed;
}

/** What an item says stands; before anyone published one, the shipped policy is version 1. */
export function parsePolicy(item: Item | undefined): PolicyHead {
  if (item === undefined) return shipped;
  const head = storedHead.parse(item);
  const publishedVersion = head.publishedVersion ?? head.version;
  return {
    ...head,
    publishedVersion,
    document: documentOf(item, publishedVersion),
    replaces: head.replaces === undefined ? replacedBy(publishedVersion) : head.replaces,
  };
}

const withReplaced = ({ replaces, ...kept }: z.output<typeof storedVersion>): KeptVersion => ({
  ...kept,
  replaces: replaces === undefined ? replacedBy(kept.version) : replaces,
});

/** A version that there was (1 request); the first is the shipped policy, unless somebody published it. */
export async function findEdition(version: number): Promise<Edition | undefined> {
  const item = await getItem(policyVersionKey(version));
  if (item === undefined)
    return version === 1
      ? { version, document: shippedPolicy, publishedAt: shippedAt, replaces: null }
      : undefined;
  const { publishedAt, replaces } = withReplaced(storedVersion.parse(item));
  return { version, publishedAt, replaces, document: documentOf(item, version) };
}

/** A version that what stands refers to: it is there. */
export async function keptEdition(version: number): Promise<Edition> {
  const edition = await findEdition(version);
  if (edition === undefined) throw new Error(`Version ${version} of the policy is not kept`);
  return edition;
}

/** The document on trial, as it was read for the trial that is named. */
let onTrial: { name: string; document: PolicyDocument } | undefined;

/** What places leads by what stands (no request, and one for the first lead of a trial: its document never changes). */
export async function policiesInForce(head: PolicyHead): Promise<PoliciesInForce> {
  const published = { version: head.publishedVersion, document: head.document };
  const { canary } = head;
  if (canary === null) return { published, canary: null };
  const name = `${canary.version} of ${canary.startedAt}`;
  if (onTrial?.name !== name) {
    const { document } = await keptEdition(canary.version);
    onTrial = { name, document };
  }
  return {
    published,
    canary: { version: canary.version, percent: canary.percent, document: onTrial.document },
  };
}

/** The writes of a step, over what was read; a version it makes is kept for ever, one it takes back is marked. */
export function courseWrites(
  read: PolicyHead,
  { head, made, rolledBack, published }: CourseStep,
  { at, by }: { at: string; by: string },
): Write[] {
  return [
    {
      label: 'policy',
      put: { ...policyKey, kind: 'policy', schema: 1, ...head },
      when: atVersionOrShipped(read.version),
    },
    // What was shipped may be shipped otherwise one day: decisions that name it keep what it said.
    ...(read === shipped
      ? [
          {
            label: 'policy-version',
            put: {
              ...policyVersionKey(read.version),
              kind: 'policy',
              schema: 1,
              ...shippedVersion,
              document: read.document,
            },
            when: absent,
          },
        ]
      : []),
    ...(made === undefined
      ? []
      : [
          {
            label: 'policy-version',
            put: {
              ...policyVersionKey(made.version),
              kind: 'policy',
              schema: 1,
              ...made,
              madeBy: by,
              rolledBackAt: null,
            },
            when: absent,
          },
        ]),
    ...(published === undefined
      ? []
      : [
          {
            label: 'policy-version',
            update: policyVersionKey(published),
            set: 'SET publishedAt = :at, madeBy = :by',
            values: { ':at': at, ':by': by },
          },
        ]),
    ...(rolledBack === undefined
      ? []
      : [
          {
            label: 'policy-version',
            update: policyVersionKey(rolledBack),
            set: 'SET rolledBackAt = :at',
            values: { ':at': at },
          },
        ]),
  ];
}

/** The first version, which nobody published; it is kept from the first change on. */
export const shippedVersion: KeptVersion = {
  version: 1,
  publishedAt: shippedAt,
  replaces: null,
  madeBy: null,
  rolledBackAt: null,
};

/** Versions that were published or tried, newest first, without their documents (1 request). */
export const listVersions = (page: PageRequest): Promise<Page<KeptVersion>> =>
  listPage(
    {
      partition: policyKey.pk,
      prefix: policyVersionPrefix,
      newestFirst: true,
      only: ['pk', 'sk', 'version', 'publishedAt', 'replaces', 'madeBy', 'rolledBackAt'],
    },
    page,
    (item) => withReplaced(storedVersion.parse(item)),
  );

/** What versions have made of the leads they placed, counted behind the events (1 request; none for no versions). */
export async function readOutcomes(versions: readonly number[]): Promise<Map<number, PolicyOutcomes>> {
  const items = await getItems(versions.map(policyOutcomesKey));
  return new Map(
    versions.map((version, place) => [
      version,
      items[place] === undefined ? noOutcomes : outcomes.parse(items[place]),
    ]),
  );
}
