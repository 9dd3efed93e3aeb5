import { describe, expect, test } from 'vitest';
import {
  completed,
  dataPathOf,
  errorIn,
  filesIn,
  isPlain,
  keptCacheName,
  keptPath,
  leadsIn,
  markedAsKept,
  memberOf,
  readAnswer,
  surplus,
  valueAt,
  type AnswerNode,
  type PageAnswer,
} from './keeping.ts';

const at = (path: string) => new URL(path, 'https://portal.example');
const lead = 'lead_06emzc4q3hw0t8n2k5v7r9p1xd';

describe('what may be kept', () => {
  test.each([
    ['/today', '/today'],
    ['/today/__data.json?x-sveltekit-invalidated=001', '/today'],
    ['/leads', '/leads'],
    ['/leads?view=won', '/leads?view=won'],
    ['/leads/__data.json?view=won&x-sveltekit-invalidated=111', '/leads?view=won'],
    [`/leads/${lead}`, `/leads/${lead}`],
    [`/leads/${lead}?do=contact`, `/leads/${lead}`],
    [`/leads/${lead}/__data.json`, `/leads/${lead}`],
  ])('%s is kept as %s', (path, kept) => expect(keptPath(at(path))).toBe(kept));

  test.each([
    '/offers',
    `/offers/${lead}`,
    '/pool',
    '/organisation',
    '/leads?q=noor',
    '/leads?view=won&q=noor',
    '/leads?view=../x',
    '/leads/export',
    `/leads/${lead}/outbox`,
    '/manage/leads',
    '/preferences',
    '/sign-in',
  ])('%s is not', (path) => expect(keptPath(at(path))).toBeNull());

  test('a lead with its dialog open or an earlier part turned up is not the page itself', () => {
    expect(isPlain(at(`/leads/${lead}`))).toBe(true);
    expect(isPlain(at(`/leads/${lead}/__data.json?x-sveltekit-invalidated=1`))).toBe(true);
    expect(isPlain(at('/leads?view=won'))).toBe(true);
    for (const path of [`/leads/${lead}?do=contact`, `/leads/${lead}?earlier=x`, '/today?x=1', '/pool'])
      expect([path, isPlain(at(path))]).toEqual([path, false]);
  });

  test('each reader and language has a place of its own', () => {
    expect(keptCacheName('v1', 'user_1.ar')).not.toBe(keptCacheName('v1', 'user_1.fa'));
    expect(memberOf('user_1.ar')).toBe('user_1');
    expect(dataPathOf('/leads?view=won')).toBe('/leads/__data.json?view=won');
  });
});

describe('an answer', () => {
  const node = (name: string): AnswerNode => ({ type: 'data', data: [{ name: 1 }, name] });
  const skip: AnswerNode = { type: 'skip' };
  const page = (...nodes: AnswerNode[]): PageAnswer => ({ type: 'data', nodes });

  test('is read only where it is a whole page', () => {
    expect(readAnswer('{"type":"data","nodes":[null]}')).toEqual(page(null));
    expect(readAnswer('{"type":"redirect","location":"/sign-in"}')).toBeNull();
    expect(readAnswer('{"type":"data","nodes":[]}\n{"type":"chunk"}')).toBeNull();
    expect(readAnswer('<!doctype html>')).toBeNull();
  });

  test('asked for in part is completed by its layouts, never by another page', () => {
    const samePage = page(node('root'), node('side'), node('own'));
    const anyPage = page(node('root 2'), node('side 2'), node('other'));
    expect(completed(page(skip, skip, node('new')), { samePage: null, anyPage })).toEqual(
      page(node('root 2'), node('side 2'), node('new')),
    );
    expect(completed(page(node('r'), node('s'), skip), { samePage, anyPage })?.nodes[2]).toEqual(node('own'));
    expect(completed(page(skip, skip, skip), { samePage, anyPage })).toEqual(
      page(node('root 2'), node('side 2'), node('own')),
    );
    expect(completed(page(skip, skip, node('new')), { samePage, anyPage: null })).toEqual(
      page(node('root'), node('side'), node('new')),
    );
    expect(completed(page(node('r'), node('s'), skip), { samePage: null, anyPage })).toBeNull();
    expect(completed(page(skip, node('s'), node('new')), { samePage: null, anyPage: null })).toBeNull();
  });

  test('that is an error is not kept', () => {
    const gone = page(node('root'), node('side'), { type: 'error', error: { status: 404 } });
    expect(errorIn(gone)).toBe(404);
    expect(completed(gone, { samePage: null, anyPage: null })).toBeNull();
    expect(errorIn(page(node('root')))).toBeNull();
  });

  test('handed out later says since when it is kept, and what time it is now', () => {
    const root: AnswerNode = {
      type: 'data',
      data: [{ dir: 1, serverNowMs: 2, keptAtMs: 3 }, 'rtl', 100, null],
    };
    const [marked, other] = markedAsKept(page(root, node('side')), { readAtMs: 100, serverNowMs: 900 }).nodes;
    const data = marked?.type === 'data' ? marked.data : [];
    expect(['dir', 'serverNowMs', 'keptAtMs'].map((name) => valueAt(data, [name]))).toEqual([
      'rtl',
      900,
      100,
    ]);
    expect(other).toEqual(node('side'));
  });

  test('is read by the names of its fields', () => {
    const data = [{ lead: 1 }, { customer: 2 }, { companyName: 3 }, 'Noor'];
    expect(valueAt(data, ['lead', 'customer', 'companyName'])).toBe('Noor');
    expect(valueAt(data, ['lead', 'nobody', 'companyName'])).toBeUndefined();
  });
});

test('a list names its leads once each', () => {
  expect(leadsIn('[{"id":1},"lead_a1","x","lead_b2","lead_a1"]')).toEqual(['lead_a1', 'lead_b2']);
});

test('a page names its files', () => {
  expect(filesIn('<link href="/_app/immutable/a/b.Xy-1.js"> import("/_app/immutable/a/b.Xy-1.js")')).toEqual([
    '/_app/immutable/a/b.Xy-1.js',
  ]);
});

test('what was read longest ago makes room', () => {
  const pages = [1, 3, 2].map((keptAtMs) => ({ path: `/${keptAtMs}`, keptAtMs }));
  expect(surplus(pages, 2)).toEqual(['/1']);
  expect(surplus(pages, 3)).toEqual([]);
});
