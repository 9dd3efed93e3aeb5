/** From when a version is in force, and until when at most: one that is rolled back or cancelled is withdrawn. */
export interface Term {
  effectiveFrom: string;
  /** Null while it is not withdrawn. */
  withdrawnAt: string | null;
}

/**
 * The policy that is in force at an instant: of those that have begun and are not withdrawn, the one that began last, and
 * of several that began together the one published last; undefined before any has begun.
 * @param published oldest publication first
 */
export const policyInForce = <Published extends Term>(
  published: readonly Published[],
  at: string,
): Published | undefined =>
  published
    .filter(
      ({ effectiveFrom, withdrawnAt }) => effectiveFrom <= at && (withdrawnAt === null || withdrawnAt > at),
    )
    .reduce<Published | undefined>(
      (latest, one) => (latest === undefined || one.effectiveFrom >= latest.effectiveFrom ? one : latest),
      undefined,
    );
