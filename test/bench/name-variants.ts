/**
 * Names as people type them, made of registered ones by what goes wrong in life. The same seed gives the same variants.
 */
import type { Random } from '../../infra/local/seed/demo/random.ts';

type Operator = (name: string, random: Random) => string | undefined;

const words = (name: string): string[] => name.split(/\s+/u).filter((word) => word !== '');
const join = (parts: readonly string[]): string => parts.join(' ');
const legal =
  /[\s,]+(?:inc|incorporated|ltd|limited|llc|l\.l\.c|plc|corp|corporation|co|company|gmbh|ag|kg|s\.?a|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|ab|a\/s|as|oy|oyj|co\.,? ?ltd|pty|pvt|pte|sdn bhd|ltda|lda|s\.l|sas|sarl|kft|d\.o\.o|s\.r\.o|a\.s|sp\. z o\.o)\.?$/iu;

/** A name without its legal form, as far as a plain pattern sees it: what decides which names are of one company. */
export function plainCore(name: string): string {
  let core = name.trim();
  for (let before = ''; before !== core;) {
    before = core;
    core = core.replace(legal, '').replace(/[\s,.]+$/u, '');
  }
  return core
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const withoutLegal = (name: string): string | undefined => {
  const bare = name.replace(legal, '').replace(/[\s,]+$/u, '');
  return bare === name || bare.length < 3 ? undefined : bare;
};

const neighbours: Readonly<Record<string, string>> = {
  a: 'sqz', b: 'vn', c: 'xv', d: 'sf', e: 'wr', f: 'dg', g: 'fh', h: 'gj', i: 'uo', j: 'hk', k: 'jl', l: 'k', m: 'n',
  n: 'bm', o: 'ip', p: 'o', q: 'wa', r: 'et', s: 'ad', t: 'ry', u: 'yi', v: 'cb', w: 'qe', x: 'zc', y: 'tu', z: 'xa',
}; // prettier-ignore

/** A place within a word of at least five letters, where people go wrong. */
function placeIn(name: string, random: Random): number | undefined {
  const places = [...name.matchAll(/\p{L}{5,}/gu)];
  if (places.length === 0) return undefined;
  const word = random.pick(places);
  return word.index + random.between(1, word[0].length - 2);
}
const replaced = (name: string, at: number, length: number, text: string): string =>
  name.slice(0, at) + text + name.slice(at + length);

const legalForms = [
  'Inc.',
  'Ltd',
  'Limited',
  'LLC',
  'GmbH',
  'Corp',
  'Co., Ltd.',
  'S.A.',
  'AG',
  'B.V.',
  'Pty Ltd',
  'Company',
];
const short: readonly (readonly [RegExp, string])[] = [
  [/\binternational\b/iu, 'Intl'],
  [/\btechnolog(?:y|ies)\b/iu, 'Tech'],
  [/\bmanufacturing\b/iu, 'Mfg'],
  [/\buniversity\b/iu, 'Univ.'],
  [/\bsystems\b/iu, 'Sys'],
  [/\bassociation\b/iu, 'Assoc'],
  [/\bservices\b/iu, 'Svcs'],
  [/\bengineering\b/iu, 'Eng.'],
  [/\bindustries\b/iu, 'Ind.'],
  [/\belectronics\b/iu, 'Elec.'],
  [/\bcommunications\b/iu, 'Comm.'],
  [/\bnational\b/iu, "Nat'l"],
  [/\bgroup\b/iu, 'Grp'],
  [/\bmanagement\b/iu, 'Mgmt'],
  [/\bholdings?\b/iu, 'Hldgs'],
  [/\bpharmaceuticals?\b/iu, 'Pharma'],
  [/\bdevelopment\b/iu, 'Dev.'],
  [/\bfinancial\b/iu, 'Fin.'],
  [/\band\b/iu, '&'],
  [/&/u, 'and'],
];
const towns = ['London', 'Berlin', 'Dubai', 'Chicago', 'Paris', 'Singapore', 'Toronto', 'Milano'];
const generic = [
  'Group',
  'Services',
  'Solutions',
  'Systems',
  'International',
  'Holdings',
  'Technologies',
  'Global',
];

/** Greek, Cyrillic and Arabic letters for Latin ones, as a person who hears the name would write them. */
const cyrillic: readonly (readonly [RegExp, string])[] = [
  [/shch/gu, 'щ'], [/sh/gu, 'ш'], [/ch/gu, 'ч'], [/zh/gu, 'ж'], [/kh/gu, 'х'], [/ts/gu, 'ц'], [/ya/gu, 'я'], [/yu/gu, 'ю'], [/x/gu, 'кс'], [/qu/gu, 'кв'],
  ...[...'abvgdeziklmnoprstufhycjw'].map(
    (letter, at) => [new RegExp(letter, 'gu'), 'а б в г д е з и к л м н о п р с т у ф х и к дж в'.split(' ')[at] ?? ''] as const,
  ),
]; // prettier-ignore

export const operators: Readonly<Record<string, Operator>> = {
  typo: (name, random) => {
    const at = placeIn(name, random);
    return at === undefined ? undefined : replaced(name, at, 1, random.pick([...'aeioulnrst']));
  },
  dropped: (name, random) => {
    const at = placeIn(name, random);
    return at === undefined ? undefined : replaced(name, at, 1, '');
  },
  doubled: (name, random) => {
    const at = placeIn(name, random);
    return at === undefined ? undefined : replaced(name, at, 0, name[at] ?? '');
  },
  transposed: (name, random) => {
    const at = placeIn(name, random);
    return at === undefined ? undefined : replaced(name, at, 2, `${name[at + 1] ?? ''}${name[at] ?? ''}`);
  },
  neighbour: (name, random) => {
    const at = placeIn(name, random);
    const near = at === undefined ? undefined : neighbours[name[at]?.toLowerCase() ?? ''];
    return at === undefined || near === undefined ? undefined : replaced(name, at, 1, random.pick([...near]));
  },
  twice: (name, random) => {
    const once = operators['typo']?.(name, random);
    return once === undefined ? undefined : operators['transposed']?.(once, random);
  },
  order: (name, random) => {
    const bare = withoutLegal(name) ?? name;
    const parts = words(bare.replaceAll(',', ' '));
    if (parts.length < 2 || parts.length > 4) return undefined;
    return random.chance(0.5)
      ? join([...parts.slice(1), parts[0] ?? ''])
      : `${join(parts.slice(1))}, ${parts[0]}`;
  },
  legalDropped: (name) => withoutLegal(name),
  legalAdded: (name, random) =>
    withoutLegal(name) === undefined ? `${name} ${random.pick(legalForms)}` : undefined,
  legalChanged: (name, random) => {
    const bare = withoutLegal(name);
    return bare === undefined ? undefined : `${bare} ${random.pick(legalForms)}`;
  },
  abbreviated: (name) => {
    let shorter = name;
    for (const [word, abbreviation] of short) shorter = shorter.replace(word, abbreviation);
    return shorter === name ? undefined : shorter;
  },
  genericAdded: (name, random) => `${withoutLegal(name) ?? name} ${random.pick(generic)}`,
  genericDropped: (name) => {
    const parts = words(withoutLegal(name) ?? name);
    const at = parts.findIndex((part, place) => place > 0 && generic.includes(part));
    return at < 0 ? undefined : join(parts.filter((_, place) => place !== at));
  },
  wordDropped: (name, random) => {
    const parts = words(withoutLegal(name) ?? name);
    if (parts.length < 3) return undefined;
    const dropped = random.between(1, parts.length - 1);
    const rest = parts.filter((_, place) => place !== dropped);
    return rest.length < 2 || rest.every((part) => part.length < 5) ? undefined : join(rest);
  },
  joined: (name, random) => {
    const parts = words(withoutLegal(name) ?? name);
    if (parts.length < 2) return undefined;
    const at = random.between(0, parts.length - 2);
    return join([...parts.slice(0, at), `${parts[at]}${parts[at + 1]}`, ...parts.slice(at + 2)]);
  },
  split: (name) => {
    const bare = withoutLegal(name) ?? name;
    const humps = bare.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/(\p{L}{3,})-(\p{L}{3,})/gu, '$1 $2');
    return humps === bare ? undefined : humps;
  },
  marks: (name) => {
    const plain = name
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .replace(/[.,'’&\-()]/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim();
    return plain === name ? undefined : plain;
  },
  upper: (name) => (name.toUpperCase() === name ? name.toLowerCase() : name.toUpperCase()),
  truncated: (name, random) =>
    name.length < 18 ? undefined : name.slice(0, random.between(12, name.length - 3)).trimEnd(),
  the: (name) => (/^the /iu.test(name) ? name.slice(4) : `The ${name}`),
  town: (name, random) => `${withoutLegal(name) ?? name} ${random.pick(towns)}`,
  branch: (name, random) => `${name} - ${random.pick(towns)} Office`,
  initials: (name) => {
    const parts = words((withoutLegal(name) ?? name).replace(/[^\p{L}\p{N}\s]/gu, ' '));
    const first = parts.filter((part) => /^\p{Lu}/u.test(part)).map((part) => part[0] ?? '');
    return parts.length >= 4 &&
      parts.length <= 6 &&
      first.length === parts.length &&
      parts.every(({ length }) => length > 2)
      ? first.join('')
      : undefined;
  },
  cyrillic: (name) => {
    const bare = (withoutLegal(name) ?? name).toLowerCase();
    if (!/^[a-z ]{5,}$/u.test(bare)) return undefined;
    let spelt = bare;
    for (const [latin, letter] of cyrillic) spelt = spelt.replace(latin, letter);
    return `ООО «${spelt}»`;
  },
  firstWords: (name) => {
    const parts = words(withoutLegal(name) ?? name);
    const [first = '', second = ''] = parts;
    return parts.length < 3 || first.length < 5 || second.length < 4 ? undefined : `${first} ${second}`;
  },
};
