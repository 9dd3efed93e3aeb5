import type { CaseTextSettings } from '@rafiq/shared/settings/case-texts-contract.ts';

/** What managers may begin with, by what it is for. */
export type CaseTexts = CaseTextSettings['lists'];

/** Asks for the texts; null where they cannot be had, and a dialog does without: whatever it is for, it is not them. */
export async function fetchCaseTexts(): Promise<CaseTexts | null> {
  const response = await fetch('/manage/conflicts/texts', { headers: { accept: 'application/json' } });
  if (!response.ok) return null;
  const { lists } = (await response.json()) as { lists: CaseTexts };
  return lists;
}
