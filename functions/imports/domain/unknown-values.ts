import type { UnknownValue } from '@rafiq/shared/imports/contract.ts';
import type { AliasField } from '@rafiq/shared/imports/status.ts';
import { cleanText } from './clean-text.ts';
import type { Suggestion } from './suggest-values.ts';

/** What is known of a field's values, and what an unknown one may mean. */
export interface ValueKnowledge {
  field: AliasField;
  isKnown: (text: string) => boolean;
  suggest: (text: string) => Suggestion[];
}

const mostValues = 25;
const longestText = 120;

/** The values of a column that nobody knows, those in most rows first, with what each may mean. */
export function unknownValues(
  rows: readonly (readonly string[])[],
  { position, column }: { position: number; column: string },
  { field, isKnown, suggest }: ValueKnowledge,
): UnknownValue[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const { text } = cleanText(row[position] ?? '');
    if (text !== '' && text.length <= longestText) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts]
    .filter(([text]) => !isKnown(text))
    .sort(([a, before], [b, after]) => after - before || (a < b ? -1 : 1))
    .slice(0, mostValues)
    .map(([text, count]) => ({ field, column, text, rows: count, suggestions: suggest(text) }));
}
