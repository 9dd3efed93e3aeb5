/** How long protection lasts and how alike two companies must be, one sentence for each setting. */
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import { tiers } from '@rafiq/shared/partners/status.ts';
import { tierWords } from '#lib/components/terms/partner-terms.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';

export function protectionInWords(
  { protection, matching }: Pick<ConflictPolicy, 'protection' | 'matching'>,
  format: Formatter,
): { protection: string[]; clocks: string[]; matching: string[] } {
  const counted = (count: number) => ({ count, shown: format.number(count) });
  const days = (count: number) => m.policy_days(counted(count));
  const hours = (count: number) => m.policy_wall_hours(counted(count));
  const caps = tiers.map((tier) => {
    const most = protection.mostOpen[tier];
    return most === null
      ? m.protection_cap_any({ tier: tierWords[tier]() })
      : m.protection_cap({ tier: tierWords[tier](), most: format.number(most) });
  });
  return {
    protection: [
      m.protection_days({ days: days(protection.protectionDays) }),
      protection.mostExtensions === 0
        ? m.protection_no_extension()
        : m.protection_extension({
            days: days(protection.extensionDays),
            most: m.protection_extensions_most(counted(protection.mostExtensions)),
          }),
      protection.warningDays === 0
        ? m.protection_check_in_unwarned({ days: days(protection.checkInEveryDays) })
        : m.protection_check_in({
            days: days(protection.checkInEveryDays),
            warned: days(protection.warningDays),
          }),
      m.protection_caps({ caps: caps.join(m.ui_list_comma()) }),
    ],
    clocks: [
      m.protection_review({ hours: hours(protection.reviewHours) }),
      m.protection_evidence({ hours: hours(protection.evidenceHours) }),
      m.protection_appeal({ hours: hours(protection.appealHours) }),
    ],
    matching: [
      m.protection_same({ score: format.percent(matching.auto) }),
      m.protection_maybe({ score: format.percent(matching.review) }),
    ],
  };
}
