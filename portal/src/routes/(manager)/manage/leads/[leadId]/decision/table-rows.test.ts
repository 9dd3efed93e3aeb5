import { expect, it } from 'vitest';
import { tableRows, type Term } from './table-rows.ts';

const term = (partnerId: string): Term => ({
  partnerId,
  partnerName: partnerId.toUpperCase(),
  level: 1,
  assigned: 1,
  creditedBack: 0,
  weight: 1,
  waitingSince: null,
  distanceKm: null,
  score: null,
  terms: null,
});
const out = (partnerId: string) => ({
  partnerId,
  partnerName: partnerId,
  step: 'territory',
  text: 'Elsewhere',
});
const inShort = (rows: ReturnType<typeof tableRows>) =>
  rows.map(({ partnerId, place, ruledOutBy, isChosen }) => [partnerId, place, ruledOutBy, isChosen]);

it('numbers who was left to choose from as the page stands, and goes on with who was ruled out', () => {
  const told = { candidates: [term('c'), term('d')], ruledOut: [out('a'), out('b')], chosenPartnerId: 'd' };
  expect(inShort(tableRows(told, 50))).toEqual([
    ['c', 51, null, false],
    ['d', 52, null, true],
    ['a', null, 'Elsewhere', false],
    ['b', null, 'Elsewhere', false],
  ]);
});
it('marks nobody where nobody was chosen, and whoever was chosen then where it is ruled out now', () => {
  const nobody = { candidates: [term('c')], ruledOut: [], chosenPartnerId: null };
  expect(inShort(tableRows(nobody, 0))).toEqual([['c', 1, null, false]]);
  const other = { candidates: [], ruledOut: [out('a')], chosenPartnerId: 'a' };
  expect(inShort(tableRows(other, 0))).toEqual([['a', null, 'Elsewhere', true]]);
});
