/** What must be true of every page in every language, theme and width. */
import { brokenRules } from './axe.ts';
import { catalogue, directionOf, locales, type Locale } from './words.ts';
import { desk, phone, type Visitor } from './visitor.ts';

/** Rules of accessibility that a page breaks, each with the first places where it does. */
export async function inaccessible({ page }: Visitor, theme: 'light' | 'dark'): Promise<string[]> {
  // A theme changes colours and nothing else: every rule is asked in one, those of colours in both.
  const violations = await brokenRules(page, theme === 'light' ? undefined : rulesOfColour);
  return violations.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`);
    return `axe, ${theme}: ${id} (${nodes.length}): ${places.join(' | ')}`;
  });
}
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** The page's own words, line by line, without what people wrote. */
const shownLines =
  '[...new Set(document.body.innerText.split("\\n").map((line) => line.trim()).filter(Boolean))]';

/** English sentences that another language has its own for. */
const englishOnly = (locale: Locale): ReadonlySet<string> =>
  new Set(
    [...catalogue.en].flatMap(([key, text]) => {
      const own = catalogue[locale].get(key);
      return text.length > 3 && !text.includes('{') && own !== undefined && own !== text ? [text] : [];
    }),
  );
const foreignTo: Readonly<Record<Locale, ReadonlySet<string>>> = {
  en: new Set(),
  ar: englishOnly('ar'),
  fa: englishOnly('fa'),
};
const keys = new Set(
  locales.flatMap((locale) => [...catalogue[locale].keys()]).filter((key) => key.includes('_')),
);
/** Codes that should have become sentences, and values that are none. */
const raw =
  /\b(undefined|NaN|Invalid Date|\[object \w+\]|(?:event|reason|problem|field|step|term|short)\.[a-z-]+(?:\.[a-z-]+)+)\b|\{\w+(?:\|\w+)?\}/;

async function wronglyWorded({ page, locale }: Visitor): Promise<string[]> {
  const lines: string[] = await page.evaluate(shownLines);
  return lines.flatMap((line) => {
    if (raw.test(line)) return [`raw: ${line}`];
    if (line.split(/\s+/).some((word) => keys.has(word))) return [`a key instead of its sentence: ${line}`];
    return foreignTo[locale].has(line) ? [`English: ${line}`] : [];
  });
}

/** Elements that stick out of the screen. */
const sticking = `[...document.body.querySelectorAll('*')].filter((element) => {
  const { left, right, width } = element.getBoundingClientRect();
  return width > 0 && (right > innerWidth + 1 || left < -1) && getComputedStyle(element).position !== 'fixed';
}).slice(-3).map((element) => element.outerHTML.slice(0, 200))`;

async function tooWide(visitor: Visitor): Promise<string[]> {
  const width = await visitor.overflow();
  if (width === 0) return [];
  const places: string[] = await visitor.page.evaluate(sticking);
  return [`wider than the screen by ${width}: ${places.join(' | ')}`];
}

/** The language and direction the page says it is in. */
const declared =
  '[document.documentElement.lang, document.documentElement.dir, getComputedStyle(document.body).direction, document.title]';

async function misdeclared({ page, locale }: Visitor): Promise<string[]> {
  const [lang, dir, flow, title]: string[] = await page.evaluate(declared);
  const wanted = directionOf[locale];
  const wrong = lang !== locale || dir !== wanted || flow !== wanted;
  return [
    ...(wrong ? [`says lang=${lang} dir=${dir} and flows ${flow}`] : []),
    ...(title === undefined || title.trim() === '' ? ['has no title'] : []),
  ];
}

/** Looks a page over in both themes and at both widths; answers everything that is wrong with it. */
export async function lookOver(visitor: Visitor, path: string): Promise<string[]> {
  const { page } = visitor;
  await page.setViewportSize(desk);
  await page.emulateMedia({ colorScheme: 'light' });
  await visitor.go(path);
  const faults = [
    ...(await misdeclared(visitor)),
    ...(await wronglyWorded(visitor)),
    ...(await tooWide(visitor)),
  ];
  faults.push(...(await inaccessible(visitor, 'light')));
  await page.emulateMedia({ colorScheme: 'dark' });
  // What lies below the screen takes its new colours with the next frame.
  await visitor.settle();
  faults.push(...(await inaccessible(visitor, 'dark')));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(phone);
  faults.push(...(await tooWide(visitor)).map((fault) => `at 360 px ${fault}`));
  return [...faults, ...visitor.faults()];
}
