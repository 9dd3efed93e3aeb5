/** What changed in the table since it stood ready, without what differs from run to run: new ids, times and shards. */
import { gunzipSync, inflateRawSync } from 'node:zlib';
import { idPrefixes } from '@rafiq/shared/ids.ts';
import { changeBetween, type TableState } from '../fixtures/table-state.ts';

const identifier = /\b[a-z]{3,5}_[0-9a-z]{26}\b/g;
const instant = /\d{4}-\d{2}-\d{2}T\d{2}(?::\d{2}(?::\d{2}(?:\.\d{3})?Z)?)?/g;
/** What was signed just now: its content is told by what can be done with it. */
const signed = /\b[\w-]{24,}\.[\w-]{27,}(?![\w.-])/g;
/** A link to a file names the second it was signed in, and follows from it. */
const signedLink = /\bX-Amz-(Date|Signature)=\w+/g;
const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;
/** The shard of a new record follows from its random id; that of a clock from its lead's. */
const shard = /^(ROSTER|(?:DUE|FEED)#.*)#\d{1,2}$/;

/** What has no versions of its own stands in the order of its seconds: no record has so many versions. */
const second = /(?<=EVT#|"version":)(?!000)\d{9}\b/g;
/** Where a list has its newest first behind all else, by the time that is left until the end of time. */
const newestFirst = /~\d{15}(?=#)/g;
/** An account under a key that companies are looked up by: its identifier, and how many words it is called with. */
const postingEntry = /^([0-9a-z]{26})([0-9a-z]{6,8})$/;

/** Sums that came back to nothing stand there in one order of events and never began in another: both say zero. */
const sum = /^(status|country|unplaced|unplacedIn)\./;

type Settle = (item: Record<string, unknown>) => Record<string, unknown> | null;

/** The lines two texts do not share, with the side each stands on. */
export function differenceOf(found: string, wanted: string): string {
  const [here, there] = [found.split('\n'), wanted.split('\n')];
  return [
    ...here.filter((line) => !there.includes(line)).map((line) => `found: ${line}`),
    ...there.filter((line) => !here.includes(line)).map((line) => `missing: ${line}`),
  ].join('\n');
}

/** Bytes, as they are or as they stand in a text of JSON. */
const isBytes = (value: object): value is Record<string, number> =>
  '0' in value && Object.values(value).every((part) => Number.isInteger(part));

const isPosting = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string' && postingEntry.test(entry));

/** What was packed: ids and times are told from run to run inside of it, too. */
function unpacked(value: Record<string, number>): unknown {
  const bytes = Uint8Array.from(Object.values(value));
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return JSON.parse((isGzip ? gunzipSync(bytes) : inflateRawSync(bytes)).toString());
}

export interface NormalForm {
  /** Text of any value: an answer, a list of events. */
  of(value: unknown): string;
  /** Text of everything that differs from the start; `settle` leaves out what a test does not ask after. */
  ofChange(now: TableState, settle?: Settle): string;
}

/** The form of whatever is made after this moment: what stood there already keeps its name. */
export function normalFormSince(start: TableState): NormalForm {
  const all = [...start].map(([key, { text }]) => key + text).join('\n');
  const known = new Set([...all.matchAll(identifier), ...all.matchAll(instant)].map(([text]) => text));
  // What is filed under this hour now is filed under the next one soon, and says the same.
  known.delete(new Date().toISOString().slice(0, 'YYYY-MM-DDTHH'.length));
  const settle = (text: string): string =>
    text
      .replace(uuid, '<uuid>')
      .replace(signed, '<signed>')
      .replace(signedLink, 'X-Amz-$1=<signed>')
      .replace(second, '<second>')
      .replace(newestFirst, '~<time>')
      .replace(identifier, (id) => (known.has(id) ? id : `<${id.slice(0, id.indexOf('_'))}>`))
      .replace(instant, (time) => (known.has(time) ? time : '<time>'));
  // Those of one number of words stand in the order of their identifiers' hashes.
  const enteredAs = (text: string): string => {
    const [, id, order] = postingEntry.exec(text) ?? [];
    if (id === undefined || order === undefined || known.has(`${idPrefixes.account}_${id}`)) return text;
    return `<${idPrefixes.account}> of ${Math.floor(parseInt(order, 36) / 2 ** 32)} words`;
  };
  const sorted = (key: string, value: unknown): unknown => {
    // A kept answer is text inside of text; the order of its fields says nothing either.
    if (key === 'answer' && typeof value === 'string' && /^(\{|\[|null$)/.test(value))
      return JSON.parse(value) as unknown;
    if (key === 'entries' && isPosting(value)) return value.map(enteredAs).sort();
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    if (isBytes(value)) return unpacked(value);
    const told = Object.entries(value).filter(([name, part]) => part !== 0 || !sum.test(name));
    const entries = told.map(([name, part]): [string, unknown] => {
      if (name === 'ttl') return [name, '<ttl>'];
      // How long an answer took is counted from when the world was made ready.
      if (name === 'waitedMinutes' && typeof part === 'number') return [name, '<minutes>'];
      return [
        name,
        name.endsWith('pk') && typeof part === 'string' ? part.replace(shard, '$1#<shard>') : part,
      ];
    });
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  const of = (value: unknown): string => settle(JSON.stringify(value, sorted) ?? '');
  return {
    of,
    ofChange: (now, settled = (item) => item) => {
      const { added, replaced, removed } = changeBetween(start, now);
      const texts = (items: Record<string, unknown>[], how: string) =>
        items.flatMap((item) => settled(item) ?? []).map((item) => `${how} ${of(item)}`);
      return [...texts(added, '+'), ...texts(replaced, '~'), ...texts(removed, '-')].sort().join('\n');
    },
  };
}
