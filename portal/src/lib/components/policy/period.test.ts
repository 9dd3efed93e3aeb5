import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import { newWhatIf } from '@rafiq/shared/leads/what-if-contract.ts';
import { daysOf, mostDays, periods, todayAt, type NamedPeriod } from './period.ts';

const dayMs = 86_400_000;
const named = periods.filter((period): period is NamedPeriod => period !== 'own');
const anyDay = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => todayAt(date.getTime()));
const lengthOf = ({ from, to }: { from: string; to: string }) =>
  (Date.parse(to) - Date.parse(from)) / dayMs + 1;

describe('the days of a period', () => {
  it('end today, and are as many as it says', () => {
    expect(daysOf('days-30', '2026-11-27')).toEqual({ from: '2026-10-29', to: '2026-11-27' });
    expect(daysOf('days-90', '2026-11-27')).toEqual({ from: '2026-08-30', to: '2026-11-27' });
    expect(lengthOf(daysOf('days-90', '2026-03-01'))).toBe(90);
  });
  it('are those of the quarter before, over the turn of the year as well', () => {
    expect(daysOf('quarter', '2026-11-27')).toEqual({ from: '2026-07-01', to: '2026-09-30' });
    expect(daysOf('quarter', '2026-01-01')).toEqual({ from: '2025-10-01', to: '2025-12-31' });
    expect(daysOf('quarter', '2024-06-30')).toEqual({ from: '2024-01-01', to: '2024-03-31' });
  });
  it('are taken by the API, whatever day it is, and never lie ahead', () => {
    const document = publishPolicy.example.body;
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...named), (today, period) => {
        const chosen = daysOf(period, today);
        expect(newWhatIf.safeParse({ document, ...chosen }).success).toBe(true);
        expect(chosen.to <= today).toBe(true);
        expect(lengthOf(chosen)).toBeGreaterThanOrEqual(period === 'days-30' ? 30 : 90);
        expect(lengthOf(chosen)).toBeLessThanOrEqual(92);
      }),
    );
  });
});

it('offers as many days of one’s own as the API takes', () => {
  const document = publishPolicy.example.body;
  const taken = (count: number) =>
    newWhatIf.safeParse({ document, from: todayAt(0), to: todayAt((count - 1) * dayMs) }).success;
  expect([taken(mostDays), taken(mostDays + 1)]).toEqual([true, false]);
});
