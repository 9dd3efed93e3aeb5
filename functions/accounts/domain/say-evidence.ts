/** What is told of two companies that may be one, in words. */
import { sentence } from '@rafiq/shared/messages.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { MatchEvidence } from './matching/compare-companies.ts';

/** Only what is wholly the same is told to be so: never 100 % for what is nearly. */
const percentOf = (likeness: number): number => Math.floor(likeness * 100);

/** What one field says, in a sentence of the reader's language; of names also what differs. */
export function sayEvidence(
  { field, likeness, effect, differences = [] }: MatchEvidence,
  language: UiLanguage,
): string {
  if (field !== 'name' && field !== 'alias') return sentence(language, `alike.${field}.${effect}`);
  if (likeness === 1) return sentence(language, `alike.${field}.same`);
  const percent = percentOf(likeness);
  if (differences.length === 0) return sentence(language, `alike.${field}.near`, { percent });
  const named = differences.map((difference) => sentence(language, `difference.${difference}`));
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(named);
  return sentence(language, `alike.${field}.differing`, { percent, differences: list });
}
