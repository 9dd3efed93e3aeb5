import { caseTextUses, type CaseTextUse } from '@rafiq/shared/deals/case-status.ts';
import type { WantedCaseTexts } from '@rafiq/shared/settings/case-texts-contract.ts';
import type { OwnText } from '@rafiq/shared/settings/status.ts';
import { alikeTexts } from './alike-texts.ts';
import { sameTexts } from './same-texts.ts';

/** What managers may begin with when they write to both sides of a case, by what it is for. */
export interface KeptCaseTexts {
  lists: Readonly<Record<CaseTextUse, readonly OwnText[]>>;
  savedAt: string | null;
  version: number;
}

const sameList = (one: readonly OwnText[], other: readonly OwnText[]): boolean =>
  one.length === other.length && one.every((text, index) => sameTexts(text, other[index] ?? null));

/**
 * The texts after a save: the lists it names are replaced, the others stay. What was sent with a text is a copy, so
 * that one may go without a trace.
 * @param at ISO 8601, in UTC
 * @returns what is at fault, by JSON pointer and code of its sentence, or the texts and which lists changed
 */
export function changeCaseTexts(
  before: KeptCaseTexts,
  wanted: WantedCaseTexts,
  at: string,
): { faults: { pointer: string; code: string }[] } | { texts: KeptCaseTexts; changed: CaseTextUse[] } {
  const faults = caseTextUses.flatMap((use) =>
    alikeTexts(wanted[use] ?? []).map(({ index, language }) => ({
      pointer: `/lists/${use}/${index}/${language}`,
      code: 'repeated',
    })),
  );
  if (faults.length > 0) return { faults };
  const lists = { ...before.lists };
  const changed: CaseTextUse[] = [];
  for (const use of caseTextUses) {
    const list = wanted[use];
    if (list === undefined || sameList(list, before.lists[use])) continue;
    lists[use] = list;
    changed.push(use);
  }
  if (changed.length === 0) return { texts: before, changed };
  return { texts: { lists, savedAt: at, version: before.version + 1 }, changed };
}
