import type { PrevailingSide, PrecedenceStepName } from '@rafiq/shared/deals/conflict-status.ts';
import { m } from '#lib/paraglide/messages.js';
import { precedenceStepWords } from '../conflict-rule-words.ts';
import { prevailingWords } from './prevailing-words.ts';

/** Who comes first in a case, and by which step; undefined where there is none. */
export function prevailsText(
  side: PrevailingSide | null,
  step: PrecedenceStepName | null,
): string | undefined {
  if (side === null) return undefined;
  const who = prevailingWords[side]();
  return step === null ? who : m.conflict_prevails_by({ who, step: precedenceStepWords[step].label() });
}
