import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInstant } from './read-instant.ts';

describe('a date is read', () => {
  test.each([
    ['2016-10-20', '2016-10-20T00:00:00.000Z'],
    ['2016/1/5', '2016-01-05T00:00:00.000Z'],
    ['20-10-2017', '2017-10-20T00:00:00.000Z'],
    ['10/20/2017', '2017-10-20T00:00:00.000Z'],
    ['5.5.2017', '2017-05-05T00:00:00.000Z'],
    ['٢٠١٧-١٠-٢٠', '2017-10-20T00:00:00.000Z'],
    ['2026-11-22T09:30:00Z', '2026-11-22T09:30:00.000Z'],
    ['2026-11-22 09:30', '2026-11-22T09:30:00.000Z'],
    ['2026-11-22T09:30:00.5+03:30', '2026-11-22T06:00:00.500Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ])('%s', (text, instant) => {
    expect(readInstant(text, undefined)).toEqual({ instant });
  });

  test.each([
    ['2025-02-29', 'not-a-date'],
    ['31-04-2025', 'not-a-date'],
    ['yesterday', 'not-a-date'],
    ['', 'not-a-date'],
    ['2026-11-22 25:00', 'not-a-date'],
    ['45000', 'not-a-date'],
    ['01-02-2018', 'ambiguous-date'],
    ['1404-09-01', 'out-of-range'],
    ['20/10/17', 'two-digit-year'],
    ['01.02.03', 'two-digit-year'],
  ])('or refused: %s', (text, fault) => {
    expect(readInstant(text, undefined)).toEqual({ fault });
  });

  test('by the order of its file where it may be read in two ways', () => {
    expect(readInstant('01-02-2018', 'day-first')).toEqual({ instant: '2018-02-01T00:00:00.000Z' });
    expect(readInstant('01-02-2018', 'month-first')).toEqual({ instant: '2018-01-02T00:00:00.000Z' });
    expect(readInstant('01-02-2018', 'year-first')).toEqual({ fault: 'ambiguous-date' });
  });

  test('and not against it', () => {
    expect(readInstant('10-20-2017', 'day-first')).toEqual({ fault: 'not-a-date' });
    expect(readInstant('20-10-2017', 'month-first')).toEqual({ fault: 'not-a-date' });
    expect(readInstant('20-10-2017', 'year-first')).toEqual({ instant: '2017-10-20T00:00:00.000Z' });
  });
});

test('every date is given back, however it is written', () => {
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.constantFrom('-', '/', '.'), (date, mark) => {
      const iso = date.toISOString().slice(0, 10);
      const [year, month, dayOfMonth] = iso.split('-');
      const wanted = { instant: `${iso}T00:00:00.000Z` };
      expect(readInstant([dayOfMonth, month, year].join(mark), 'day-first')).toEqual(wanted);
      expect(readInstant([month, dayOfMonth, year].join(mark), 'month-first')).toEqual(wanted);
      expect(readInstant([year, month, dayOfMonth].join(mark), undefined)).toEqual(wanted);
    }),
  );
});
