import { isVisible, withoutHidden, withoutShapeless } from '@rafiq/shared/visible-text.ts';

// Control characters, and the marks that change reading direction: both could disguise a text.
const controls = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/gu;
const controlsButLineBreaks = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/gu;
const spacing = /[\t\n\v\f\r]/;

export interface CleanText {
  text: string;
  /** Whether something was taken out that is no mere spacing. */
  cleaned: boolean;
}

/**
 * A cell as one line of text: trimmed, tabs and line breaks as single spaces, other control characters and letters
 * without a shape taken out. A cell in which nothing can be seen is empty.
 * @param lines keeps line breaks (`\n`), for texts of several lines
 */
export function cleanText(cell: string, { lines = false }: { lines?: boolean } = {}): CleanText {
  const shaped = lines ? withoutShapeless(cell) : withoutHidden(cell);
  let cleaned = shaped !== cell;
  const text = (lines ? shaped.replace(/\r\n?/g, '\n') : shaped).replace(
    lines ? controlsButLineBreaks : controls,
    (run) => {
      if (/[^\t\n\v\f\r]/.test(run)) cleaned = true;
      return spacing.test(run) ? ' ' : '';
    },
  );
  return { text: isVisible(text) ? text.trim() : '', cleaned };
}
