/** What a resolution brings about, in one sentence, with the names of the sides. */
import type { VendorCase } from '@rafiq/shared/deals/case-contract.ts';
import type { Resolution } from '@rafiq/shared/deals/case-status.ts';
import { isolated } from '#lib/format/isolated.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';

export interface Sides {
  claimant: string;
  /** Empty where the vendor itself, or a rule without a rival, stands in the way. */
  holders: readonly string[];
}

export const sidesOf = ({ claimant, holders }: Pick<VendorCase, 'claimant' | 'holders'>): Sides => ({
  claimant: claimant.partnerName,
  holders: [...new Set(holders.map(({ partnerName }) => partnerName))],
});

/** The ways a case may end: without another partner nothing can be handed over or shared. */
export const resolutionsFor = ({ holders }: Sides): Resolution[] =>
  holders.length === 0 ? ['upheld', 'dismissed'] : ['upheld', 'transferred', 'split', 'co-sell', 'dismissed'];

/** @param share what the claimant gets in per cent, where it is known already */
export function effectOf(
  resolution: Resolution,
  sides: Sides,
  format: Formatter,
  share: number | null = null,
): string {
  const claimant = isolated(sides.claimant);
  if (sides.holders.length === 0)
    return resolution === 'upheld'
      ? m.manage_effect_refused({ claimant })
      : m.manage_effect_let_pass({ claimant });
  const holder = format.list(sides.holders.map(isolated));
  switch (resolution) {
    case 'upheld':
      return m.manage_effect_upheld({ claimant, holder });
    case 'transferred':
      return m.manage_effect_transferred({ claimant, holder });
    case 'split':
      return share === null
        ? m.manage_effect_split({ claimant, holder })
        : m.manage_effect_split_in({
            claimant,
            holder,
            share: isolated(format.percent(share / 100)),
            rest: isolated(format.percent(1 - share / 100)),
          });
    case 'co-sell':
      return m.manage_effect_co_sell({ claimant, holder });
    case 'dismissed':
      return m.manage_effect_dismissed({ claimant, holder });
  }
}
