import { ask, leadFieldNames, operators, operatorsOf, orderOf } from '@rafiq/shared/leads/operators.ts';
import type { Condition, FieldValues } from '@rafiq/shared/leads/operators.ts';
import { condition as conditionSchema } from '@rafiq/shared/leads/policy-rule.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CompiledRules } from './compiled-rules.ts';

const nothing: FieldValues = {
  country: null,
  subdivision: null,
  city: null,
  postalCode: null,
  productId: null,
  industry: null,
  sizeBand: null,
  valueBand: null,
  language: null,
};

const wordsOf = (field: keyof FieldValues) => {
  const order = orderOf(field);
  return order.length > 0 ? [...order] : ['AE', 'sa', 'SA', 'Dubai', 'دبي', '981', '98104'];
};
const condition = fc.constantFrom(...leadFieldNames).chain((field) =>
  fc.constantFrom(...operatorsOf(field)).chain((operator) => {
    const value = fc.constantFrom(...wordsOf(field));
    const { accepts } = operators[operator];
    const size = { none: [0, 0], one: [1, 1], two: [2, 2], many: [1, 4] }[accepts];
    return fc
      .array(value, { minLength: size[0] ?? 0, maxLength: size[1] ?? 0 })
      .map((values): Condition => ({ field, operator, values }));
  }),
);
const rules = fc.array(fc.record({ when: fc.array(condition, { maxLength: 3 }) }), { maxLength: 80 });
const facts = fc.record(
  Object.fromEntries(
    leadFieldNames.map((field) => [field, fc.option(fc.constantFrom(...wordsOf(field), 'unknown'))]),
  ) as { [Field in keyof FieldValues]: fc.Arbitrary<string | null> },
);

describe('the compiled rules', () => {
  test('find the rules that asking one after another finds, for any rules and leads', () => {
    fc.assert(
      fc.property(rules, fc.array(facts, { minLength: 1, maxLength: 6 }), (all, leads) => {
        const compiled = new CompiledRules(all);
        for (const lead of leads) {
          const slowly = all.flatMap(({ when }, place) =>
            when.every((one) => ask(one)(lead[one.field])) ? [place] : [],
          );
          const found: number[] = [];
          const count = compiled.all(lead, found);
          expect(found.slice(0, count)).toEqual(slowly);
          expect(compiled.first(lead)).toBe(slowly[0]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('find rules beyond the first thousand, and pass over those that ask for something else', () => {
    const all = Array.from({ length: 3000 }, (_, place) => ({
      when: [
        { field: 'city', operator: 'is-one-of', values: [place === 2900 ? 'Dubai' : `x${place}`] } as const,
      ],
    }));
    expect(new CompiledRules(all).first({ ...nothing, city: 'DUBAI' })).toBe(2900);
    expect(new CompiledRules(all).first(nothing)).toBeUndefined();
  });

  test('a field with more values than are kept still answers rightly', () => {
    const compiled = new CompiledRules([
      { when: [{ field: 'postalCode', operator: 'begins-with', values: ['7'] }] },
    ]);
    for (let code = 0; code < 9000; code += 1) {
      const postalCode = String(code);
      expect(compiled.first({ ...nothing, postalCode })).toBe(postalCode.startsWith('7') ? 0 : undefined);
    }
  });

  test('no rules are met by nobody, and a rule without conditions by everybody', () => {
    expect(new CompiledRules([]).first(nothing)).toBeUndefined();
    expect(new CompiledRules([{ when: [] }]).first(nothing)).toBe(0);
  });
});

describe('the operators', () => {
  const holds = (
    field: Condition['field'],
    operator: Condition['operator'],
    values: string[],
    value: string | null,
  ) => ask({ field, operator, values })(value);

  test.each([
    ['a text in any spelling', holds('city', 'is-one-of', ['Dubai'], 'DUBAI'), true],
    ['a code letter by letter', holds('country', 'is-one-of', ['AE'], 'ae'), false],
    ['a postal code in any grouping', holds('postalCode', 'begins-with', ['98 1'], '9810-4'), true],
    ['Persian digits', holds('postalCode', 'begins-with', ['۹۸'], '98104'), true],
    ['a band from its least on', holds('valueBand', 'at-least', ['25k-100k'], '25k-100k'), true],
    ['a band below the least', holds('valueBand', 'at-least', ['25k-100k'], '5k-25k'), false],
    ['a band up to its most', holds('sizeBand', 'at-most', ['50-249'], '250-999'), false],
    ['a band between, ends included', holds('sizeBand', 'between', ['10-49', '50-249'], '50-249'), true],
    ['a band below both', holds('sizeBand', 'between', ['10-49', '50-249'], '1-9'), false],
    ['a value band nobody knows is unknown', holds('valueBand', 'is-unknown', [], 'unknown'), true],
    [
      'a value band nobody knows is below no other',
      holds('valueBand', 'at-most', ['over-500k'], 'unknown'),
      false,
    ],
    ['what is unknown is none of those named', holds('country', 'is-none-of', ['AE'], null), true],
    ['what is unknown is not known', holds('industry', 'is-known', [], null), false],
    ['what is known is known', holds('industry', 'is-known', [], 'Retail'), true],
  ])('%s', (_name, answer, expected) => expect(answer).toBe(expected));

  test.each([
    [
      'an operator that does not fit the field',
      { field: 'city', operator: 'at-least', values: ['a'] },
      ['operator'],
    ],
    ['no value where one is needed', { field: 'city', operator: 'is-one-of', values: [] }, ['values']],
    ['a value where none is taken', { field: 'city', operator: 'is-known', values: ['a'] }, ['values']],
    [
      'a band that does not exist',
      { field: 'sizeBand', operator: 'is-one-of', values: ['1-9', 'x'] },
      ['values', 1],
    ],
    [
      'bands in the wrong order',
      { field: 'sizeBand', operator: 'between', values: ['50-249', '1-9'] },
      ['values', 1],
    ],
  ])('refuses %s, and says where', (_name, given, path) => {
    const parsed = conditionSchema.safeParse(given);
    expect(parsed.error?.issues[0]?.path).toEqual(path);
  });
});

test('of thousands of rules all that a lead meets are found, in every word and block of bits', () => {
  const country = { field: 'country', operator: 'is-one-of', values: ['AE'] } as const;
  const all = Array.from({ length: 5000 }, (_, place) => ({
    when: [
      ...(place % 3 === 0 ? [country] : []),
      ...(place % 97 === 0 ? [] : [{ field: 'city', operator: 'is-one-of', values: [`x${place}`] } as const]),
    ],
  }));
  const compiled = new CompiledRules(all);
  const rulesFor = (values: FieldValues) => {
    const found: number[] = [];
    compiled.all(values, found);
    return found;
  };
  const every97 = all.flatMap((_, place) => (place % 97 === 0 ? [place] : []));
  expect(rulesFor({ ...nothing, country: 'AE' })).toEqual(every97);
  expect(rulesFor({ ...nothing, country: 'SA' })).toEqual(every97.filter((place) => place % 3 !== 0));
  expect(rulesFor({ ...nothing, country: 'AE', city: 'x4100' })).toEqual(
    [...every97, 4100].sort((one, other) => one - other),
  );
  expect(compiled.first({ ...nothing, country: 'SA' })).toBe(97);
});
