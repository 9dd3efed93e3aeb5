/** What of a text can be seen: two names that look like one would let one company pass for another. */

// Letters without a shape and without a meaning, as they come along when text is copied. The joiners and marks that
// Persian, Arabic and emoji are written with are none of them.
const shapeless = /[\u00ad\u115f\u1160\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0]/gu;
// A flag of a country's part is made of tags; in a name they hide what nobody reads.
const tags = /[\u{e0000}-\u{e007f}]/gu;
const visible = /[^\p{Cc}\p{Cf}\p{Z}\p{Mn}\u2800]/u;

/** A text without letters that have no shape. */
export const withoutShapeless = (text: string): string => text.replace(shapeless, '');

// Where one line ends for Unicode; in a name it is a blank that breaks it in two.
const lineEnds = /[\u2028\u2029]/gu;

/** A name without letters that have no shape, in one line, and without tags. */
export const withoutHidden = (name: string): string =>
  withoutShapeless(name).replace(tags, '').replace(lineEnds, ' ');

/** Whether anything of a text can be seen: blanks, joiners and marks alone cannot. */
export const isVisible = (text: string): boolean => visible.test(text);

// The marks that change reading direction could disguise a name, as control characters could.
const control = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

/** Whether a text has letters that a line of text may not have: control characters and marks that turn it about. */
export const hasControl = (text: string): boolean => control.test(text);
