import type { Reason } from '@rafiq/shared/reason.ts';
import type { ToldCode } from './finding.ts';

interface Told {
  verdict: 'flag' | 'block';
  reason: Reason;
  ownDealIds: string[];
}

/** What is said of the deal itself. All else is about its distributor: its caps, its tier, its other resellers. */
const aboutTheDeal: ReadonlySet<string> = new Set(
  (
    [
      'close-passed',
      'may-conflict',
      'needs-look',
      'protected',
      'registered-twice',
      'value-below-minimum',
      'vendor-direct',
    ] satisfies ToldCode[]
  ).map((code) => `conflict-told.${code}`),
);
const needsLook: Reason = { code: 'conflict-told.needs-look', params: {} };

/**
 * What the reseller a registration is for may read of what its distributor is told: what concerns the deal, and never
 * what else the distributor has or lacks, least of all for whom else it registered it. Of that it reads no more than that
 * somebody looks at it, and nothing where it was refused.
 */
export function tellReseller(told: readonly Told[]): Told[] {
  const plain = told.flatMap(({ verdict, reason }): Told[] => {
    if (aboutTheDeal.has(reason.code)) return [{ verdict, reason, ownDealIds: [] }];
    return verdict === 'flag' ? [{ verdict, reason: needsLook, ownDealIds: [] }] : [];
  });
  const looks = plain.filter(({ reason }) => reason.code === needsLook.code);
  return plain.filter((one) => one.reason.code !== needsLook.code || one === looks[0]);
}
