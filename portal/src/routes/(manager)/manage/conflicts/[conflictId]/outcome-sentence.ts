import type { VendorCase } from '@rafiq/shared/deals/case-contract.ts';
import { isolated } from '#lib/format/isolated.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';
import { effectOf, type Sides } from './effect-of.ts';

/** What the end of a case has brought about, in one sentence: by a decision, or by itself. */
export function outcomeSentence(
  { resolution, by, claimantShare }: NonNullable<VendorCase['resolved']>,
  sides: Sides,
  format: Formatter,
): string {
  const claimant = isolated(sides.claimant);
  if (by === 'holders-left') return m.manage_case_holders_left({ claimant });
  if (by === 'claimant-left')
    return m.manage_case_claimant_left({ claimant, holder: format.list(sides.holders.map(isolated)) });
  return effectOf(resolution, sides, format, claimantShare);
}
