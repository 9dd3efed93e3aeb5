import { lettersApart } from '@rafiq/shared/letters-apart.ts';
import { foldName } from './fold-name.ts';
import { clearLegalForms, closingLegalForms, openingLegalForms, sameLegalForms } from './legal-forms.ts';

const folded = (forms: readonly string[]): Set<string> =>
  new Set(forms.map(foldName).filter((form) => form !== ''));
// Two letters are too often a word or initials to be taken out of the middle.
const clear = new Set([...folded(clearLegalForms)].filter((form) => form.length > 2));
const closing = new Set([...folded(clearLegalForms), ...folded(closingLegalForms)]);
const opening = new Set([...clear, ...folded(openingLegalForms)]);
const mostWords = Math.max(...[...opening, ...closing].map((form) => form.split(' ').length));

const kinds = new Map(
  sameLegalForms.flatMap((same) => {
    const [head = '', ...others] = same.map(foldName);
    return others.map((other): [string, string] => [other, head]);
  }),
);
const kindOf = (form: string): string => kinds.get(form) ?? form;

/** How many of the words from a place on are a legal form; 0 for none. The longest wins. */
function formAt(words: readonly string[], from: number, forms: ReadonlySet<string>): number {
  let found = 0;
  let text = '';
  const last = Math.min(words.length, from + mostWords);
  for (let end = from; end < last; end += 1) {
    text = text === '' ? (words[end] ?? '') : `${text} ${words[end]}`;
    if (forms.has(text)) found = end + 1 - from;
  }
  return found;
}

/** How many of the last words are a legal form; 0 for none. The longest wins. */
function formBefore(words: readonly string[], end: number): number {
  let text = '';
  let found = 0;
  for (let from = end - 1; from >= 0 && end - from <= mostWords; from -= 1) {
    text = text === '' ? (words[from] ?? '') : `${words[from]} ${text}`;
    if (closing.has(text)) found = end - from;
  }
  return found;
}

const misspelt = ['corporation', 'incorporated', 'limited', 'company', 'private'];
const shortestMisspelt = 6;

/** Whether a word is a legal form that somebody misspelt by a letter. */
const isMisspelt = (word: string): boolean =>
  word.length >= shortestMisspelt && misspelt.some((form) => lettersApart(word, form, 1) === 1);

/**
 * A name's words without its legal forms, and these: some forms are taken out wherever they stand, some at one end only.
 * A name that is nothing else keeps all its words.
 */
export function stripLegalForm(all: readonly string[]): {
  words: readonly string[];
  /** Its words without what closes it alone: what stands further in front may be part of a name (`Se Tel`). */
  closed: readonly string[];
  legal: string;
  /** It is nothing but a legal form. */
  bare: boolean;
} {
  let words = all;
  const legal: string[] = [];
  const without = (from: number, count: number): void => {
    legal.push(words.slice(from, from + count).join(' '));
    words = [...words.slice(0, from), ...words.slice(from + count)];
  };
  if (words.length > 1 && isMisspelt(words.at(-1) ?? '')) without(words.length - 1, 1);
  for (let found = formBefore(words, words.length); found > 0; found = formBefore(words, words.length))
    without(words.length - found, found);
  const closed = words;
  // `Company of Heroes` and the like: what opens a name must leave something to be called by.
  const begun = formAt(words, 0, opening);
  if (begun > 0 && begun < words.length) without(0, begun);
  for (let from = 0; from < words.length;) {
    const found = formAt(words, from, clear);
    if (found > 0) without(from, found);
    else from += 1;
  }
  return words.length === 0
    ? { words: all, closed: all, legal: '', bare: true }
    : { words, closed, legal: [...new Set(legal.map(kindOf))].sort().join(' '), bare: false };
}
