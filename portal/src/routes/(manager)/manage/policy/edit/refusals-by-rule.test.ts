import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import { expect, it } from 'vitest';
import { refusalsByRule } from './refusals-by-rule.ts';

const rule = (id: string, over: Partial<Rule> = {}): Rule => ({
  id,
  name: id,
  when: [{ field: 'country', operator: 'is-one-of', values: ['AE', 'XX', 'YY'] }],
  among: {
    tiers: [],
    kinds: [],
    partners: ['p1', 'p2'],
    certifications: { names: ['Sea', 'Deep'], held: 'any' },
  },
  prefer: [],
  strategy: { kind: 'pool' },
  ...over,
});

it('finds the rule of a field as it was sent', () => {
  const errors = {
    'rules.1.when.0.operator': 'Not for this.',
    'rules.1.name': 'Too long.',
    'rules.9.name': 'Not sent.',
    acceptHours: 'Out of range.',
    rules: 'Too many.',
  };
  expect([...refusalsByRule(errors, [rule('a'), rule('b')])]).toEqual([
    ['b', { 'when.0.operator': 'Not for this.', name: 'Too long.' }],
  ]);
});

it('names each member of a list that was refused, and not where it stood', () => {
  const errors = {
    'rules.0.when.0.values.1': 'No such country.',
    'rules.0.when.0.values.2': 'No such country either.',
    'rules.0.when.0.values': 'Too many.',
    'rules.0.among.partners.1': 'No such partner.',
    'rules.0.among.certifications.names.0': 'Too long.',
  };
  expect(refusalsByRule(errors, [rule('a')]).get('a')).toEqual({
    'when.0.values.XX': 'No such country.',
    'when.0.values.YY': 'No such country either.',
    'when.0.values': 'Too many.',
    'among.partners.p2': 'No such partner.',
    'among.certifications.names.Sea': 'Too long.',
  });
});

it('keeps the place of a value that has one of its own', () => {
  const between = rule('a', {
    when: [{ field: 'sizeBand', operator: 'between', values: ['5000+', '1-9'] }],
  });
  expect(refusalsByRule({ 'rules.0.when.0.values.1': 'Too small.' }, [between]).get('a')).toEqual({
    'when.0.values.1': 'Too small.',
  });
});
