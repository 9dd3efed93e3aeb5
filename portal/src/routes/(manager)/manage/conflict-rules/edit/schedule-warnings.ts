import type { ConflictPolicyInForce } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';

/**
 * What versions that are yet to begin mean for one that begins then.
 * @param scheduled the next one first
 * @param effectiveFrom null: at once; undefined: not known yet
 */
export function scheduleWarnings(
  scheduled: ConflictPolicyInForce['scheduled'],
  effectiveFrom: string | null | undefined,
  format: Formatter,
): string[] {
  if (effectiveFrom === undefined) return [];
  const same = scheduled.filter((one) => one.effectiveFrom === effectiveFrom);
  const next = scheduled.find((one) => effectiveFrom === null || one.effectiveFrom > effectiveFrom);
  return [
    ...same.map(({ version }) => m.conflict_warn_replaces({ version: format.number(version) })),
    ...(next === undefined
      ? []
      : [
          m.conflict_warn_superseded({
            version: format.number(next.version),
            time: format.dateTime(next.effectiveFrom),
          }),
        ]),
  ];
}
