/**
 * What of the portal may be read without a connection, and how what was kept is put together. SvelteKit sends a
 * page's data as nodes, one for each layout and one for the page; the value of each lies flat: `data[0]` names the
 * places of its fields. Pure: the service worker does the fetching and keeping.
 */

/** Who read a page, as the server says in this header: `<member>.<language>`, or nobody. */
export const readerHeader = 'rafiq-reader';
export const nobody = 'none';
export const memberOf = (reader: string): string => reader.slice(0, reader.lastIndexOf('.'));

/** Pages of a reader are kept under the reader's name: whoever comes next finds none of them. */
export const keptPrefix = 'rafiq-kept-';
export const keptCacheName = (version: string, reader: string): string => `${keptPrefix}${version}-${reader}`;

/** When a page was read, on the server's clock and on this device's, in the headers of what is kept. */
export const readAtHeader = 'rafiq-read-at';
export const keptAtHeader = 'rafiq-kept-at';

export const mostKept = 80;
/** So many own open leads are kept before anybody has opened them. */
export const mostWarmed = 30;

const dataSuffix = '/__data.json';
export const isDataPath = (pathname: string): boolean => pathname.endsWith(dataSuffix);
export const dataPathOf = (path: string): string => {
  const [pathname = '', search] = path.split('?');
  return `${pathname}${dataSuffix}${search === undefined ? '' : `?${search}`}`;
};

const leadPath = /^\/leads\/lead_[0-9a-z]+$/;
const ownFields = (url: URL): string[] =>
  [...url.searchParams.keys()].filter((name) => !name.startsWith('x-sveltekit-'));

/**
 * The page an address shows, by the name it is kept under; null where it is not kept: offers and the open list are
 * worth nothing unless they are fresh. A dialog asked for in the address of a lead is left out.
 */
export function keptPath(url: URL): string | null {
  const pathname = isDataPath(url.pathname) ? url.pathname.slice(0, -dataSuffix.length) : url.pathname;
  if (leadPath.test(pathname)) return pathname;
  const fields = ownFields(url);
  if (pathname === '/today') return pathname;
  if (pathname !== '/leads') return null;
  if (fields.length === 0) return pathname;
  const view = url.searchParams.get('view') ?? '';
  return fields.length === 1 && /^[a-z]+$/.test(view) ? `/leads?view=${view}` : null;
}

/** Whether what an address answers is the page as it is kept, with no dialog opened and nothing turned over. */
export const isPlain = (url: URL): boolean => {
  const path = keptPath(url);
  return path !== null && (path.includes('?') || ownFields(url).length === 0);
};

type Fields = Readonly<Record<string, number>>;
export interface DataNode {
  type: 'data';
  data: unknown[];
}
export type AnswerNode = DataNode | { type: 'skip' } | { type: 'error'; error?: { status?: number } } | null;
export interface PageAnswer {
  type: 'data';
  nodes: AnswerNode[];
}

/** The answer to a request for a page's data; null if it is another (a redirect, or one that comes in pieces). */
export function readAnswer(text: string): PageAnswer | null {
  try {
    const answer = JSON.parse(text) as Partial<PageAnswer> | null;
    return answer?.type === 'data' && Array.isArray(answer.nodes) ? (answer as PageAnswer) : null;
  } catch {
    return null; // several values one after another are no page to keep
  }
}

/** The status of the first error in an answer; null if it has none. */
export const errorIn = ({ nodes }: PageAnswer): number | null => {
  const found = nodes.find((node) => node?.type === 'error');
  return found?.type === 'error' ? (found.error?.status ?? 500) : null;
};

/**
 * A page asked for in part, completed: its layouts from whatever was read last, as they were left out for being the
 * same there; its own part from the same page.
 * Null if a part is missing, or if the page is an error.
 */
export function completed(
  answer: PageAnswer,
  known: { samePage: PageAnswer | null; anyPage: PageAnswer | null },
): PageAnswer | null {
  if (errorIn(answer) !== null) return null;
  const last = answer.nodes.length - 1;
  const nodes = answer.nodes.map((node, index) => {
    if (node?.type !== 'skip') return node;
    const from = index < last ? (known.anyPage ?? known.samePage) : known.samePage;
    return from?.nodes[index];
  });
  return nodes.every((node) => node !== undefined && node?.type !== 'skip')
    ? { type: 'data', nodes: nodes.filter((node) => node !== undefined) }
    : null;
}

/** What stands at a path of field names in a node's data; undefined if there is no such field. */
export function valueAt(data: readonly unknown[], path: readonly string[]): unknown {
  let place: unknown = 0;
  for (const name of path) {
    const fields: unknown = typeof place === 'number' ? data[place] : undefined;
    if (typeof fields !== 'object' || fields === null) return undefined;
    place = (fields as Fields)[name];
  }
  return typeof place === 'number' ? data[place] : undefined;
}

/**
 * The kept page as it is handed out: its root says since when it is kept and what time it is now, so that it shows
 * itself as what it is and its clocks run right.
 */
export function markedAsKept(
  { nodes }: PageAnswer,
  times: { readAtMs: number; serverNowMs: number },
): PageAnswer {
  const [root, ...rest] = nodes;
  if (root?.type !== 'data') return { type: 'data', nodes };
  const [fields, ...values] = root.data;
  const added = root.data.length;
  const places = { ...(fields as Fields), keptAtMs: added, serverNowMs: added + 1 };
  const data = [places, ...values, times.readAtMs, times.serverNowMs];
  return { type: 'data', nodes: [{ ...root, data }, ...rest] };
}

/** The leads that a kept list names, in its order. */
export const leadsIn = (text: string): string[] => [
  ...new Set(Array.from(text.matchAll(/"(lead_[0-9a-z]+)"/g), ([, id]) => id ?? '')),
];

/** Files of the build that a page names. */
export const filesIn = (html: string): string[] => [
  ...new Set(html.match(/\/_app\/immutable\/[\w./-]+\.\w+/g) ?? []),
];

/** Which of the kept pages go, so that no more than `most` stay: the ones read longest ago. */
export const surplus = (pages: readonly { path: string; keptAtMs: number }[], most: number): string[] =>
  [...pages]
    .sort((one, other) => other.keptAtMs - one.keptAtMs)
    .slice(most)
    .map(({ path }) => path);
