/** Every reason that rules and precedence give has its sentence, and there is none that nobody gives. */
import { precedenceStepNames } from '@rafiq/shared/deals/conflict-status.ts';
import en from '@rafiq/shared/messages/en.json' with { type: 'json' };
import { hasSentence, sentence } from '@rafiq/shared/messages.ts';
import { uiLanguages } from '@rafiq/shared/text.ts';
import { expect, test } from 'vitest';
import { conflictCodes, missingFacts, toldCodes } from './finding.ts';

const kept = (prefix: string) =>
  Object.keys(en).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
const lastSteps = ['first-submitted', 'lowest-id', 'only-claim'];

test.each([
  ['reason.conflict.', conflictCodes],
  ['reason.conflict-told.', toldCodes],
  ['reason.precedence.', [...precedenceStepNames, ...lastSteps, 'narrowed', 'tied', 'not-recorded']],
  ['reason.precedence-told.', ['prevailed', 'gave-way']],
])('the sentences of %s', (prefix, codes) => {
  expect(kept(prefix)).toEqual(codes.toSorted());
});

test('what the partner reads shows nobody else', () => {
  const shown = toldCodes.flatMap((code) =>
    [...sentence('en', `reason.conflict-told.${code}`).matchAll(/\{(\w+)/g)].map(([, name]) => name),
  );
  expect(shown).not.toContain('partner');
});

test('every missing fact and every step has a word in each language', () => {
  const terms = [...missingFacts, ...precedenceStepNames, ...lastSteps].map((name) => `term.${name}`);
  expect(terms.filter((term) => !hasSentence(term))).toEqual([]);
  for (const language of uiLanguages)
    expect(sentence(language, 'reason.conflict.not-recorded', { fact: 'deal-value' })).not.toContain(
      'deal-value',
    );
});
