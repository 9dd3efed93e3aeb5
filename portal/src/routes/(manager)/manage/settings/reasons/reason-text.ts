import type { ReasonMove } from '@rafiq/shared/leads/status.ts';
import type { ListedReason } from '@rafiq/shared/settings/contract.ts';
import { reasonWords, withdrawReasonWords } from '#lib/components/terms.ts';

/** What a reason is called where it is chosen: the words of forms for those Rafiq begins with. */
export function reasonText(move: ReasonMove, { code, text }: Pick<ListedReason, 'code' | 'text'>): string {
  const words: Readonly<Record<string, () => string>> =
    move === 'withdraw' ? withdrawReasonWords : reasonWords;
  return words[code]?.() ?? text;
}
