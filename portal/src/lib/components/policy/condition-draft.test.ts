import { leadFields, spelled, type LeadField } from '@rafiq/shared/leads/operators.ts';
import { describe, expect, it } from 'vitest';
import { addWritten, compareBy, freshCondition, turnTo } from './condition-draft.ts';
import type { ConditionTable } from './condition-table.ts';

const words = Object.fromEntries(Object.keys(leadFields).map((field) => [field, () => field])) as Record<
  LeadField,
  () => string
>;
const table: ConditionTable<LeadField> = { shapes: leadFields, words, spelled };

describe('a condition', () => {
  it('keeps an operator that fits its new field, and no value of the old one', () => {
    const condition = {
      ...freshCondition(table, 'country'),
      operator: 'is-none-of' as const,
      values: ['AE'],
    };
    turnTo(table, condition, 'sizeBand');
    expect(condition).toMatchObject({ field: 'sizeBand', operator: 'is-none-of', values: [] });
    condition.operator = 'is-none-of';
    compareBy(table, condition, 'at-least');
    turnTo(table, condition, 'city');
    expect(condition.operator).toBe('is-one-of');
  });
  it('keeps as many values as its new operator takes, in their order', () => {
    const condition = { ...freshCondition(table, 'sizeBand'), values: ['250-999', '1-9', '50-249'] };
    compareBy(table, condition, 'between');
    expect(condition.values).toEqual(['1-9', '50-249']);
    compareBy(table, condition, 'at-most');
    expect(condition.values).toEqual(['1-9']);
    compareBy(table, condition, 'is-known');
    expect(condition.values).toEqual([]);
  });
  it('takes what is written between commas once, however it is spelled', () => {
    const condition = freshCondition(table, 'city');
    addWritten(table, condition, 'Dubai، أبوظبي, DUBAI,  ');
    addWritten(table, condition, 'ابوظبي\nDoha');
    expect(condition.values).toEqual(['Dubai', 'أبوظبي', 'Doha']);
  });
});
