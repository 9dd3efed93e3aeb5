import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';

/**
 * The policy that is in force at an instant: of those that have begun, the one that began last, and of several that began
 * together the one published last; undefined before any has begun.
 * @param published oldest publication first
 */
export const policyInForce = <Published extends Pick<ConflictPolicy, 'effectiveFrom'>>(
  published: readonly Published[],
  at: string,
): Published | undefined =>
  published
    .filter(({ effectiveFrom }) => effectiveFrom <= at)
    .reduce<Published | undefined>(
      (latest, one) => (latest === undefined || one.effectiveFrom >= latest.effectiveFrom ? one : latest),
      undefined,
    );
