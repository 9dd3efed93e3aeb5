/** The conflict policy as its readers know it. */
import type {
  ConflictPolicyInForce,
  ConflictPolicyVersionView,
} from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { replacedAt, scheduledAt, statusOf, type Edition } from './domain/conflict-course.ts';
import type { ConflictPolicyHead } from './store/conflict-policies.ts';

type Names = ReadonlyMap<string, string>;

/** Who published some versions (1 request; none where nobody did). */
export const publishersOf = (editions: readonly Edition[]): Promise<Names> =>
  namesOf('vendor', [...new Set(editions.flatMap(({ publishedBy }) => publishedBy ?? []))]);

const stampOf = ({ version, effectiveFrom, publishedAt, publishedBy, note }: Edition, names: Names) => ({
  version,
  effectiveFrom,
  publishedAt,
  publishedBy: names.get(publishedBy ?? '') ?? null,
  note,
});

/** What stands at an instant (1 request where versions are yet to begin). */
export async function presentConflictPolicy(
  { course, inForce, document }: ConflictPolicyHead,
  at: string,
): Promise<ConflictPolicyInForce> {
  const scheduled = scheduledAt(course, at);
  const names = await publishersOf(scheduled);
  return {
    version: course.version,
    publishedVersion: inForce.version,
    publishedAt: inForce.publishedAt,
    note: inForce.note,
    replaces: replacedAt(course, at)?.version ?? null,
    scheduled: scheduled.map((one) => stampOf(one, names)),
    document,
  };
}

/** A version among the others. @param inForce the number of the one in force */
export const presentEdition = (
  edition: Edition,
  names: Names,
  inForce: number,
  at: string,
): ConflictPolicyVersionView => ({
  ...stampOf(edition, names),
  status: statusOf(edition, inForce, at),
  withdrawnAt: edition.withdrawnAt,
  withdrawnNote: edition.withdrawnNote,
});
