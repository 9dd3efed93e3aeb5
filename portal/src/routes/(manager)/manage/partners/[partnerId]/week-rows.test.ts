import { expect, it } from 'vitest';
import { weekRows } from './week-rows.ts';

const day = [{ from: '09:00', to: '18:00' }];
const short = [{ from: '09:00', to: '13:00' }];
const week = {
  monday: day,
  tuesday: day,
  wednesday: day,
  thursday: day,
  friday: short,
  saturday: [],
  sunday: [],
};

it('says hours once for the days that follow one another with them', () => {
  expect(weekRows(week)).toEqual([
    { first: 1, last: 4, hours: day },
    { first: 5, last: 5, hours: short },
    { first: 6, last: 7, hours: [] },
  ]);
});

it('does not bring together days that others stand between', () => {
  expect(weekRows({ ...week, tuesday: [] }).map(({ first, last }) => [first, last])).toEqual([
    [1, 1],
    [2, 2],
    [3, 4],
    [5, 5],
    [6, 7],
  ]);
});
