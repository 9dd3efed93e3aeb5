import { expect, test } from 'vitest';
import type { PolicyVersion } from '@rafiq/shared/leads/policy-contract.ts';
import { trialOf, trialRows } from './trial-rows.ts';

const none = {
  offered: 0,
  pooled: 0,
  held: 0,
  unplaced: 0,
  accepted: 0,
  declined: 0,
  expired: 0,
  converted: 0,
  lost: 0,
};
const version = (over: Partial<PolicyVersion>): PolicyVersion => ({
  version: 1,
  status: 'superseded',
  publishedAt: '2026-11-20T08:00:00.000Z',
  publishedBy: null,
  replaces: null,
  rolledBackAt: null,
  outcomes: none,
  sinceTrial: null,
  ...over,
});
const cellsOf = (rows: ReturnType<typeof trialRows>, wanted: string) =>
  rows.find(({ key }) => key === wanted)?.cells;

test('shares are of decisions, of answers and of endings, each of its own version', () => {
  const rows = trialRows([
    { ...none, offered: 6, pooled: 2, held: 1, unplaced: 1, accepted: 3, declined: 1, converted: 1, lost: 3 },
    { ...none, offered: 1 },
  ]);
  expect(cellsOf(rows, 'decided')).toEqual([
    { count: 10, share: null },
    { count: 1, share: null },
  ]);
  expect(cellsOf(rows, 'offered')).toEqual([
    { count: 6, share: 0.6 },
    { count: 1, share: 1 },
  ]);
  expect(cellsOf(rows, 'accepted')).toEqual([
    { count: 3, share: 0.75 },
    { count: 0, share: null },
  ]);
  expect(cellsOf(rows, 'converted')).toEqual([
    { count: 1, share: 0.25 },
    { count: 0, share: null },
  ]);
});

test('a trial has two sides, or there is none', () => {
  const published = version({ status: 'published', sinceTrial: { ...none, offered: 2 } });
  const canary = version({ version: 2, status: 'canary', sinceTrial: none });
  expect(trialOf([canary, published, version({})])).toEqual({
    published: { ...none, offered: 2 },
    canary: none,
  });
  expect(trialOf([version({ status: 'published' }), version({})])).toBeUndefined();
  expect(trialOf([canary])).toBeUndefined();
});
