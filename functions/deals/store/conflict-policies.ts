/** The stored conflict policy: what stands, and every version it ever had. */
import { conflictPolicy, type ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import type { Page } from '@rafiq/shared/page.ts';
import * as z from 'zod';
import { absent, atVersionOrShipped, type Write } from '#functions/kernel/commit.ts';
import { getItem, getItems, type Item } from '#functions/kernel/dynamo.ts';
import { listPage, type PageRequest } from '#functions/kernel/list.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { inForceAt, type Course, type CourseStep, type Edition } from '../domain/conflict-course.ts';
import { shippedConflictPolicy } from '../domain/shipped-conflict-policy.ts';
import { conflictPolicyKey, conflictPolicyVersionKey, conflictPolicyVersionPrefix } from './deal-keys.ts';

/** The version that is in force at an instant, as registrations are judged by it. */
export interface ConflictPolicyVersion {
  version: number;
  document: ConflictPolicy;
}

const edition = z.object({
  version: z.number().int(),
  effectiveFrom: z.string(),
  withdrawnAt: z.string().nullable(),
  withdrawnNote: z.string().nullable(),
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
  note: z.string().nullable(),
});

const readHead = recordReader(
  'conflict-policy',
  z.object({
    version: z.number().int(),
    standing: z.array(edition),
    /** The version whose document lies here, too: the one that was in force when this was written. */
    documentVersion: z.number().int(),
    document: z.unknown(),
  }),
);
const readEdition = recordReader('conflict-policy-version', edition);
const readDocument = recordReader('conflict-policy-version', z.object({ document: z.unknown() }));

/** The version a new Rafiq begins with: nobody published it, and it has always been in force. */
export const shippedEdition: Edition = {
  version: 1,
  effectiveFrom: shippedConflictPolicy.effectiveFrom,
  withdrawnAt: null,
  withdrawnNote: null,
  publishedAt: null,
  publishedBy: null,
  note: null,
};

/** What stands, with the document that is in force. */
export interface ConflictPolicyHead {
  course: Course;
  inForce: Edition;
  document: ConflictPolicy;
}

/**
 * Documents lately parsed: a version never changes. Two instances may each have had a version of a number, published at
 * another moment.
 */
const known = new Map<string, ConflictPolicy>();
const mostKnown = 8;

function remembered({ version, publishedAt }: Edition, document: unknown): ConflictPolicy {
  const name = `${version} of ${String(publishedAt)}`;
  const parsed = known.get(name) ?? conflictPolicy.parse(document);
  known.delete(name);
  known.set(name, parsed);
  for (const oldest of known.size > mostKnown ? [...known.keys()].slice(0, 1) : []) known.delete(oldest);
  return parsed;
}

/** Every version that is in force or was is kept: one that is not is a bug. */
export const notKept = ({ version }: { version: number }): Error =>
  new Error(`Version ${version} of the conflict policy is not kept`);

/** What stands at an instant (1 request; one more where a version has begun since the last change). */
export async function readConflictPolicyHead(at: string): Promise<ConflictPolicyHead> {
  const item = await getItem(conflictPolicyKey);
  if (item === undefined)
    return {
      course: { version: shippedEdition.version, standing: [shippedEdition] },
      inForce: shippedEdition,
      document: shippedConflictPolicy,
    };
  const { version, standing, documentVersion, document } = readHead(item);
  const course = { version, standing };
  const inForce = inForceAt(course, at);
  if (inForce.version === documentVersion)
    return { course, inForce, document: remembered(inForce, document) };
  const kept = await getItem(conflictPolicyVersionKey(inForce.version));
  if (kept === undefined) throw notKept(inForce);
  return { course, inForce, document: remembered(inForce, readDocument(kept).document) };
}

/** The policy that registrations are judged by at an instant (1 request; one more where a version has just begun). */
export async function readConflictPolicy(at: string): Promise<ConflictPolicyVersion> {
  const { inForce, document } = await readConflictPolicyHead(at);
  return { version: inForce.version, document };
}

const shippedVersion = { edition: shippedEdition, document: shippedConflictPolicy };

/** Versions that there were, each with its document; missing ones are left out (1 request per 100; none for none). */
export async function findConflictPolicies(
  versions: readonly number[],
): Promise<{ edition: Edition; document: ConflictPolicy }[]> {
  const items = await getItems(versions.map(conflictPolicyVersionKey));
  return items.flatMap((item, place) => {
    if (item === undefined) return versions[place] === shippedEdition.version ? [shippedVersion] : [];
    const found = readEdition(item);
    return [{ edition: found, document: remembered(found, readDocument(item).document) }];
  });
}

const versionItem = (made: Edition, document: ConflictPolicy): Item => ({
  ...conflictPolicyVersionKey(made.version),
  kind: 'conflict-policy-version',
  schema: 1,
  ...made,
  document,
});

/**
 * The writes of a step, over what was read; a version it makes is kept for ever, one it takes back is marked.
 * @param read what stood
 * @param after what stands then
 * @param document of the version it makes
 */
export function courseWrites(
  read: ConflictPolicyHead,
  { made, withdrawn }: CourseStep,
  after: ConflictPolicyHead,
  document?: ConflictPolicy,
): Write[] {
  return [
    {
      label: 'conflict-policy',
      put: {
        ...conflictPolicyKey,
        kind: 'conflict-policy',
        schema: 1,
        ...after.course,
        documentVersion: after.inForce.version,
        document: after.document,
      },
      when: atVersionOrShipped(read.course.version),
    },
    // What was shipped may be shipped otherwise one day: registrations that name it keep what it said.
    ...(read.course.version === shippedEdition.version
      ? [
          {
            label: 'conflict-policy-version',
            put: versionItem(shippedEdition, shippedConflictPolicy),
            when: absent,
          },
        ]
      : []),
    ...(made === undefined || document === undefined
      ? []
      : [{ label: 'conflict-policy-version', put: versionItem(made, document), when: absent }]),
    ...(withdrawn === undefined
      ? []
      : [
          {
            label: 'conflict-policy-version',
            update: conflictPolicyVersionKey(withdrawn.version),
            set: 'SET withdrawnAt = :at, withdrawnNote = :note',
            values: { ':at': withdrawn.withdrawnAt, ':note': withdrawn.withdrawnNote },
          },
        ]),
  ];
}

/** Versions that were published, newest first, without their documents (1 request). */
export const listConflictPolicies = (page: PageRequest): Promise<Page<Edition>> =>
  listPage(
    {
      partition: conflictPolicyKey.pk,
      prefix: conflictPolicyVersionPrefix,
      newestFirst: true,
      only: ['pk', 'sk', 'kind', 'schema', ...Object.keys(edition.shape)],
    },
    page,
    readEdition,
  );
