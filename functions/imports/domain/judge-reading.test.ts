import { describe, expect, test } from 'vitest';
import { judgeReading } from './judge-reading.ts';

const file = {
  encoding: { value: 'utf-8', confidence: 'certain' },
  delimiter: { value: ';', confidence: 'likely' },
  quote: { value: "'", confidence: 'likely' },
} as const;
const rows = [
  ['1', '1,50', '20.10.2017', '01/02/2018'],
  ['2', '2,75', '21.10.2017', '03/04/2018'],
  ['3', '3,25', '22.10.2017', 'soon'],
];

describe('a file is read', () => {
  test('by what its numbers and the dates of one column tell', () => {
    expect(judgeReading(file, rows, 2, {})).toEqual({
      reading: { encoding: 'utf-8', delimiter: ';', quote: "'", decimalMark: ',', dateOrder: 'day-first' },
      confidence: {
        encoding: 'certain',
        delimiter: 'likely',
        quote: 'likely',
        decimalMark: 'certain',
        dateOrder: 'certain',
      },
    });
    expect(judgeReading(file, rows, 3, {})).toMatchObject({
      reading: { dateOrder: null },
      confidence: { dateOrder: 'unsure' },
    });
  });

  test('by every column of dates where none is named, but not by one that holds a date now and then', () => {
    expect(judgeReading(file, rows, undefined, {}).reading.dateOrder).toBe('day-first');
    const rare = [['20.10.2017'], ['a'], ['b'], ['c'], ['d']];
    expect(judgeReading(file, rare, undefined, {}).confidence.dateOrder).toBe('certain');
    expect(judgeReading(file, rare, undefined, {}).reading.dateOrder).toBeNull();
  });

  test('and before all by what a person says', () => {
    expect(judgeReading(file, rows, 3, { dateOrder: 'month-first', decimalMark: '.' })).toMatchObject({
      reading: { decimalMark: '.', dateOrder: 'month-first' },
      confidence: { decimalMark: 'stated', dateOrder: 'stated' },
    });
  });
});
