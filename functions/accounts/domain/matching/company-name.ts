import { joiningWords } from './common-words.ts';
import { foldName } from './fold-name.ts';
import { misreadLetters } from './misread-letters.ts';
import { readable } from './readable.ts';
import { saidAsOne } from './said-as-one.ts';
import { skeletonOf } from './skeleton.ts';
import { spellKana } from './spell-kana.ts';
import { spelledByLetters } from './spelled-by-letters.ts';
import { stripLegalForm } from './strip-legal-form.ts';
import { headOf, headOfForeign, isCommon, tellingWeight, weightOf } from './word-weight.ts';

export interface NameWord {
  /** As `headOf` gives it. */
  head: string;
  /** As it was folded: initials are made of it. */
  spelt: string;
  weight: number;
  /** Whether many companies are called so. */
  common: boolean;
  number: boolean;
}

/** One way a company is called. */
export interface NameForm {
  words: readonly NameWord[];
  /** Sum of the words' weights. */
  weight: number;
  /** Its words without the spaces between them. */
  compact: string;
  /** The same with the legal forms that do not stand at its end. */
  closed: string;
  /** Its legal forms, in the order of their letters; '' for none. */
  legal: string;
  /** What its first letters spell, in several ways: without and with joining words, without and with its legal form. */
  initials: readonly string[];
  /** The same without its last word, which is often a town. */
  begun: readonly string[];
  /** The first letters on both sides of its `&`, or of the two words that it joins: `pg` of `P&G` and `Procter & Gamble`. */
  coupled: string | undefined;
  /** How much a likeness to this form counts: 1, less for a part or a former name. */
  factor: number;
  /** It is what the name says outside its brackets, or before a dash. */
  cut: boolean;
  /** It is what stands there. */
  aside: boolean;
  /** Whether it came in an alphabet that writes consonants only, or vowels of its own, so that these are not to be relied on. */
  spelt: boolean;
}

/** A company name, made ready to be compared and looked up: 1 to 6 forms of 1 to 16 words. */
export interface CompanyName {
  /** All of it, folded. */
  folded: string;
  forms: readonly NameForm[];
}

const mostWords = 16;
const mostForms = 6;
const partFactor = 0.95;
const formerFactor = 0.93;
/** Read or spelt otherwise than it was written. */
const otherwiseFactor = 0.97;
const longestName = 300;

/** What registers set behind a name: `/De/`, ` / CA`, `/Adr`. */
const registerMark = /(?:\s+\/\s*[A-Z][A-Za-z]|\/[A-Za-z]{2,3}\/|\/Adr|\/ADR)\s*\/?\s*$/u;

const careOf = /^\s*(?:c\/o|attn\.?:?|m\/s\.?)\s+/iu;

const otherLetters = /(?=\p{L})\P{Script=Latin}/u;

interface Way {
  text: string;
  factor: number;
  /** Without what stands in brackets or behind a dash. */
  cut?: boolean;
  /** It is that. */
  aside?: boolean;
}

const partOfAnother =
  /(?<=[\p{L}\p{N}.)])[,(–-]?\s+(?:an?\s+)?(?:(?:wholly|fully)[- ]owned\s+)?(?:division|subsidiary|unit|affiliate|member|part|brand)\s+of\s+(?=\p{L})/iu;

/** A legal form that nothing parts from the name: `SiemensAG`, `Sil3Ltd`. */
const gluedForm = /(?<=[\p{Ll}\d])(?:Ltd|Inc|Corp|GmbH|LLC|PLC|AG|SA|BV|NV|AB|KG|SpA|Srl|SRL)\.?$/u;

/** Names in two scripts say the same twice: `Marjane مرجان`. Each by itself, where both are more than a letter or two. */
function* inEachScript(text: string): Generator<Way> {
  if (!otherLetters.test(text)) return;
  const words = text.split(/[\s()（）[\]/|·-]+/u);
  const latin = words.filter((word) => /\p{Script=Latin}/u.test(word) && !otherLetters.test(word));
  const other = words.filter((word) => otherLetters.test(word) && !/\p{Script=Latin}/u.test(word));
  if (latin.join('').length < shortestPart || other.length === 0) return;
  yield { text: latin.join(' '), factor: partFactor, aside: true };
  yield { text: other.join(' '), factor: partFactor, aside: true };
}
const shortestPart = 4;
const katakana = /\p{Script=Katakana}/u;

/** Parts of a name that call the company by themselves, with what a likeness to each counts. */
function* waysToSay(name: string): Generator<Way> {
  const text = name.replace(registerMark, '').replace(careOf, '');
  const former =
    /[([,;-]?\s*\b(?:formerly|fka|f\/k\/a|previously|früher|vormals|ex)[:\s]+(?=['"\p{L}\d])(.*)$/iu.exec(
      text,
    );
  if (former?.[1] !== undefined && former.index > 0) {
    const [, calledOnce = '', behind = ''] = /^([^)\]]*)[)\]]?(.*)$/su.exec(former[1]) ?? [];
    yield* waysToSay(`${text.slice(0, former.index)} ${behind}`);
    yield { text: calledOnce, factor: formerFactor };
    return;
  }
  const trading =
    /[,(]?\s*\b(?:d\/b\/a|dba|t\/a|trading as|doing business as|a\/k\/a|also known as)\b[:\s]+/iu.exec(text);
  if (trading !== null && trading.index > 0) {
    yield { text: text.slice(0, trading.index), factor: 1 };
    yield { text: text.slice(trading.index + trading[0].length), factor: 1 };
    return;
  }
  const daughter = partOfAnother.exec(text);
  if (daughter !== null) {
    yield { text: text.slice(0, daughter.index), factor: 1 };
    return;
  }
  yield { text, factor: 1 };
  // Persian sets a joiner without width between parts of a word and between words alike.
  if (text.includes('\u200c')) yield { text: text.replaceAll('\u200c', ' '), factor: otherwiseFactor };
  const asPrinted = misreadLetters(text);
  if (asPrinted !== text) yield { text: asPrinted, factor: otherwiseFactor };
  const outside = text.replace(/[([{][^)\]}]*[)\]}]?/gu, ' ');
  if (outside !== text) {
    yield { text: outside, factor: 0.98, cut: true };
    for (const inside of text.matchAll(/[([{]([^)\]}]+)/gu))
      if (inside[1] !== undefined) yield { text: inside[1], factor: partFactor, aside: true };
  }
  yield* inEachScript(text);
  if (gluedForm.test(text)) yield { text: text.replace(gluedForm, ' $&'), factor: otherwiseFactor };
  const [left, right] = text.split(/\s+[-–—|/:]\s+/u, 3);
  if (left !== undefined && right !== undefined) {
    yield { text: left, factor: partFactor, cut: true };
    yield { text: right, factor: partFactor, aside: true };
  }
  const spelled = spelledByLetters(text);
  if (spelled !== undefined) yield { text: spelled, factor: otherwiseFactor };
  // Japanese has one sound for two: `ローソン` is `Lawson`.
  if (katakana.test(text)) yield { text: spellKana(text).replaceAll('r', 'l'), factor: otherwiseFactor };
}

const longestInitials = 8;

/** The first letters of words, without and with the joining ones; none where there are too few or too many. */
function initialsOf(ways: readonly (readonly string[])[]): string[] {
  const spelt = ways.flatMap((words) =>
    [words.filter((word) => !joiningWords.has(word)), words].map((chosen) =>
      chosen.map((word) => word[0]).join(''),
    ),
  );
  return [...new Set(spelt)].filter(({ length }) => length >= 2 && length <= longestInitials);
}

function coupledOf(text: string): string | undefined {
  const found = /(\p{L})[\p{L}\p{N}.]*\s*(?:&|\+|\band\b|\bund\b)\s*(\p{L})/iu.exec(text);
  return found === null ? undefined : `${found[1]}${found[2]}`.toLowerCase();
}

const companyWords = new Set(['co', 'company', 'corp', 'corporation']);
const fewestBeforeCo = 3;

/** `KEPCO` for `Korea Electric Power Corporation`: the first letters, and `co` for the company. */
const withCo = (all: readonly string[], words: readonly string[]): string[] =>
  words.length >= fewestBeforeCo && all.slice(words.length).some((word) => companyWords.has(word))
    ? initialsOf([words]).map((initials) => `${initials}co`)
    : [];

// Katakana set a vowel behind every consonant: `フィルムズ`.
const vowelsUnsure = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Katakana}]/u;

function formOf({ text, factor, cut = false, aside = false }: Way): NameForm & { bare: boolean } {
  const all = foldName(text)
    .split(' ')
    .filter((word) => word !== '');
  const { words, closed, legal, bare } = stripLegalForm(saidAsOne(all));
  const foreign = otherLetters.test(text);
  // Of two legal forms the first may count as a word: `TSMC` is `… Manufacturing Company, Ltd.`
  const inFull = words.length < all.length ? [all, all.slice(0, -1), words] : [all];
  const read = words.slice(0, mostWords).map((spelt): NameWord => {
    const head = foreign ? headOfForeign(spelt) : headOf(spelt);
    return { head, spelt, weight: weightOf(head), common: isCommon(head), number: /^\d+$/u.test(head) };
  });
  return {
    words: read,
    weight: read.reduce((sum, { weight }) => sum + weight, 0),
    compact: read.map(({ spelt }) => spelt).join(''),
    closed: closed.slice(0, mostWords).join(''),
    legal,
    bare,
    coupled: coupledOf(text),
    initials: all.length < 2 ? [] : [...initialsOf(inFull), ...withCo(all, words)],
    begun: words.length < 2 ? [] : initialsOf([words.slice(0, -1)]),
    factor,
    cut,
    aside,
    spelt: vowelsUnsure.test(text),
  };
}

/** `3M` is no place. */
const digitAndLetter = /^(?:\d[a-z]|[a-z]\d)$/u;

/** What stands aside calls the company only if it is more than a place or a trade. */
const callsIt = ({ words, compact, bare }: NameForm & { bare: boolean }): boolean =>
  !bare &&
  (compact.length > 2 || digitAndLetter.test(compact)) &&
  words.some(({ weight, number }) => weight > tellingWeight && !number);

/** Makes a name ready; any text will do, in bounded time: letters beyond the 300th are not looked at. */
export function companyName(name: string): CompanyName {
  const text = readable(name.slice(0, longestName)).normalize('NFKC').slice(0, longestName).trim();
  const forms: NameForm[] = [];
  for (const way of waysToSay(text)) {
    const form = formOf(way);
    if (form.words.length === 0 || (way.aside === true && !callsIt(form))) continue;
    if (!forms.some(({ compact, legal }) => compact === form.compact && legal === form.legal))
      forms.push(form);
    if (forms.length === mostForms) break;
  }
  return { folded: foldName(text), forms };
}

/** The words of a form that tell it apart; all of them where none does. */
export function tellingWords({ words }: NameForm): readonly NameWord[] {
  const telling = words.filter(({ weight }) => weight >= tellingWeight);
  return telling.length > 0 ? telling : words;
}

/** The consonants of a whole form, as other alphabets keep them. */
export const skeletonOfForm = (form: NameForm): string =>
  skeletonOf(
    tellingWords(form)
      .map(({ head }) => head)
      .join(''),
  );
