/** The vendor's own words in the languages it wrote them in. Free of imports so that browsers may load it. */

/** A text of the vendor's own; at least one language has it. */
export interface OwnText {
  en: string | null;
  ar: string | null;
  fa: string | null;
}

/** How a reader meets such a text: in its own language, else in English, else in Arabic, else in Persian. */
export const textIn = (texts: OwnText, language: keyof OwnText): string =>
  texts[language] ?? texts.en ?? texts.ar ?? texts.fa ?? '';

/** How many reasons one move can have, those that are switched off among them, and how long the text of one is. */
export const mostReasons = 30;
export const longestReason = 80;
export const longestVendorName = 80;
