import { describe, expect, test } from 'vitest';
import { hearDate, judgeDateOrder, type OrderSeen } from './date-order.ts';

describe('the order of a file', () => {
  const heard = (...dates: string[]) => dates.reduce<OrderSeen>(hearDate, undefined);

  test('is told by the dates that can be read in one way only', () => {
    expect(heard('01-02-2018', '20-10-2017', '03-04-2018')).toBe('day-first');
    expect(heard('01/02/2018', '10/20/2017')).toBe('month-first');
    expect(heard('01-02-2018', 'soon', '')).toBeUndefined();
    expect(heard('2018-12-31', '20-10-2017')).toBe('day-first');
    expect(heard('20-10-2017', '10-20-2017', '20-10-2017')).toBe('mixed');
  });
});

describe('how sure it is', () => {
  test.each([
    [['20-10-2017', '21-10-2017', '22-10-2017', '01-02-2018'], 'day-first', 'certain'],
    [['٢٠-١٠-٢٠١٧', '01-02-2018'], 'day-first', 'likely'],
    [['10/20/2017'], 'month-first', 'likely'],
    [['2017-10-20', '2018-01-02', '2018-01-03T10:00Z'], 'year-first', 'certain'],
    [['01-02-2018', '03-04-2018'], null, 'unsure'],
    [['2018-12-31', '01-02-2018'], null, 'unsure'],
    [['20-10-2017', '10-20-2017'], null, 'unsure'],
    [['01/02/18', 'soon', ''], null, 'certain'],
    [[], null, 'certain'],
  ])('of %j: %s, %s', (texts, value, confidence) => {
    expect(judgeDateOrder(texts)).toEqual({ value, confidence });
  });
});
