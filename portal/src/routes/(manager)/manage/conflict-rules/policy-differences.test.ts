import {
  exampleConflictPolicy,
  writtenConflictPolicy,
} from '@rafiq/shared/deals/conflict-policy-contract.ts';
import type { WrittenConflictPolicy } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { describe, expect, it } from 'vitest';
import { createFormatter } from '#lib/format/formatter.ts';
import { policyDifferences } from './policy-differences.ts';
import { pairedRules } from './policy-in-words.ts';

const format = createFormatter(() => ({ locale: 'en', timeZone: 'Asia/Dubai', calendar: 'gregorian' }));
const policy = writtenConflictPolicy.parse(exampleConflictPolicy);
const changed = (change: (document: WrittenConflictPolicy) => void): WrittenConflictPolicy => {
  const copy = structuredClone(policy);
  change(copy);
  return copy;
};
const differences = (now: WrittenConflictPolicy) =>
  policyDifferences(now, policy, { format, names: {} }).map(({ about, before, now: says }) => ({
    about,
    before,
    says: says.map((text) => text.replaceAll(/[\u2068\u2069]/g, '')),
  }));

describe('rules of two versions', () => {
  it('are the same where they ask the same, else where they are the next of one kind', () => {
    const [first, second] = policy.rules;
    if (first === undefined || second === undefined) throw new Error('The example has rules');
    const narrow = {
      ...first,
      appliesWhen: [{ field: 'country', operator: 'is-one-of', values: ['OM'] }],
    } as typeof first;
    expect(pairedRules([narrow, first], [first])).toEqual({
      now: ['new-0', 'before-0'],
      before: ['before-0'],
    });
    expect(pairedRules([narrow, second], [second, first]).now).toEqual(['before-1', 'before-0']);
    expect(pairedRules([first]).now).toEqual(['new-0']);
  });
});

describe('what two versions say differently', () => {
  it('is nothing where they are the same', () => {
    expect(differences(changed(() => undefined))).toEqual([]);
  });
  it('is told of a rule in one place', () => {
    const now = changed(({ rules }) => {
      const [, protectedDeal] = rules;
      if (protectedDeal?.rule !== 'protected-deal') throw new Error('The example has another order');
      protectedDeal.verdict = 'flag';
      protectedDeal.parameters.graceDays = 0;
    });
    expect(differences(now)).toEqual([
      {
        about: 'Protected for another partner',
        before: [
          'Also a protection for 14 days after its end.',
          'The registration is refused, if it is certain that it is the same company.',
        ],
        says: ['Not a protection that has ended.', 'Somebody looks at it and decides.'],
      },
    ]);
  });
  it('is that a rule is switched off, new, gone or moved', () => {
    const off = changed(({ rules }) => {
      if (rules[3]) rules[3].on = false;
    });
    expect(differences(off)).toEqual([
      { about: 'Too many open', before: ['It is asked.'], says: ['It is switched off.'] },
    ]);
    const gone = changed(({ rules }) => void rules.splice(0, 1));
    expect(differences(gone)).toEqual([{ about: 'Registered twice', before: [], says: ['Removed.'] }]);
    const moved = changed(({ rules }) => void rules.unshift(...rules.splice(4, 1)));
    expect(differences(moved)).toEqual([
      { about: 'Below the minimum value', before: [], says: ['Now at place 1.'] },
    ]);
    const [added] = policyDifferences(
      policy,
      { ...policy, rules: policy.rules.slice(0, 4) },
      {
        format,
        names: {},
      },
    );
    expect(added).toMatchObject({ about: 'Below the minimum value', before: [] });
    expect(added?.now[0]).toBe('New.');
  });
  it('is the reason of a rule, language by language, or that it is the shipped one', () => {
    const reasonOf = (document: WrittenConflictPolicy) => document.rules[1]?.reason;
    const reworded = changed((document) => {
      const said = reasonOf(document);
      if (said === undefined) throw new Error('The example has another order');
      said.fa = 'صبر کنید.';
    });
    const [one, ...others] = differences(reworded);
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      about: 'Protected for another partner',
      before: [expect.stringMatching(/^فارسی: .*فعلاً/)],
      says: ['فارسی: صبر کنید.'],
    });
    const withdrawn = changed(({ rules }) => {
      delete rules[1]?.reason;
    });
    expect(differences(withdrawn)).toMatchObject([
      {
        before: [/^English/, /^العربية/, /^فارسی/].map((start) => expect.stringMatching(start) as unknown),
        says: ['Rafiq’s own sentence is the reason.'],
      },
    ]);
    const added = policyDifferences(policy, { ...policy, rules: [] }, { format, names: {} });
    const [first, second] = added.map(({ now }) => now.join(' '));
    expect(first).not.toContain('own sentence');
    expect(second).toContain('English: ');
  });
  it('is told of the settings beside the rules', () => {
    const now = changed((document) => {
      document.precedence.reverse();
      document.protection.mostOpen.gold = 50;
      document.matching.auto = 0.95;
    });
    expect(differences(now).map(({ about }) => about)).toEqual([
      'Who comes first',
      'Protection',
      'Which companies are the same',
    ]);
  });
});
