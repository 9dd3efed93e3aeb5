/** How a conflict case stands for one of its sides, in one sentence. */
import type { PartyCase } from '@rafiq/shared/deals/case-contract.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';

type Outcome = NonNullable<PartyCase['outcome']>;

const effectWords = { kept: m.case_effect_kept, gained: m.case_effect_gained, lost: m.case_effect_lost };

function outcomeSentence(
  { resolution, effect, share }: Outcome,
  side: PartyCase['side'],
  format: Formatter,
): string {
  // Nothing is said of why: whoever stood in the way, or claimed the deal, is nobody's business.
  if (effect === 'ended')
    return side === 'claimant' && resolution === 'dismissed' ? m.case_effect_ended() : m.case_is_closed();
  if (resolution === 'dismissed') return m.case_effect_dismissed();
  if (effect !== 'shared') return effectWords[effect]();
  return share === null
    ? m.case_effect_co_sell()
    : m.case_effect_split({ share: format.percent(share / 100) });
}

export function caseSentence(
  {
    side,
    status,
    evidence,
    filedAt,
    outcome,
  }: Pick<PartyCase, 'side' | 'status' | 'evidence' | 'filedAt' | 'outcome'>,
  format: Formatter,
): string {
  if (status === 'appealed') return m.case_is_appealed();
  if (outcome !== null) return outcomeSentence(outcome, side, format);
  if (status === 'final') return m.case_is_closed();
  if (status !== 'awaiting-parties') return m.case_is_open();
  return evidence.length === 0 && filedAt === null ? m.case_is_awaiting() : m.case_is_answered();
}
