import { fold } from '@rafiq/shared/fold.ts';
import type { OwnText } from '@rafiq/shared/settings/status.ts';
import { uiLanguages } from '@rafiq/shared/text.ts';

/** Where two texts of one list would read alike in one language: nobody could tell them apart. */
export function alikeTexts(
  texts: readonly (OwnText | null | undefined)[],
): { index: number; language: keyof OwnText }[] {
  return uiLanguages.flatMap((language) => {
    const said = texts.map((text) => {
      const words = text?.[language] ?? null;
      return words === null ? null : fold(words);
    });
    return said.flatMap((words, index) =>
      words !== null && said.indexOf(words) < index ? [{ index, language }] : [],
    );
  });
}
