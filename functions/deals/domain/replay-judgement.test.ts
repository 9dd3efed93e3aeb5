import { canonicalText } from '@rafiq/shared/canonical-text.ts';
import { expect, test } from 'vitest';
import { account, gathered, registered } from '../../../test/fixtures/conflict-facts.ts';
import { compileConflictPolicy } from './compile-conflict-policy.ts';
import { judgeRegistration } from './judge-registration.ts';
import { keepVerdict } from './open-case.ts';
import { registration } from './registration.ts';
import { replayJudgement } from './replay-judgement.ts';
import { shippedConflictPolicy } from './shipped-conflict-policy.ts';

const policy = compileConflictPolicy(shippedConflictPolicy);
const facts = gathered({ accounts: [account({ registrations: [registered('regn_rival')] })] });
const { verdicts, decidedBy } = judgeRegistration(policy, facts);
const kept = { verdicts: verdicts.map(keepVerdict), decidedBy: [...decidedBy] };
const place = shippedConflictPolicy.rules.findIndex(({ rule }) => rule === 'open-registration-elsewhere');

test('what was kept of a judgement is found again, rule by rule', () => {
  expect(kept.decidedBy).toEqual([place]);
  expect(replayJudgement(policy, facts, kept)).toEqual([]);
});

test('a reason that the policy gives is kept with the verdict, and found again or told as another', () => {
  const reason = { en: 'Ask us', ar: 'اسألنا', fa: 'از ما بپرسید' };
  const saying = (text: typeof reason) =>
    compileConflictPolicy({
      ...shippedConflictPolicy,
      rules: shippedConflictPolicy.rules.map((one, at) => (at === place ? { ...one, reason: text } : one)),
    });
  const judged = judgeRegistration(saying(reason), facts);
  const stored = { verdicts: judged.verdicts.map(keepVerdict), decidedBy: [...judged.decidedBy] };
  expect(stored.verdicts[place]?.own).toEqual({ text: reason, told: false });
  expect(replayJudgement(saying(reason), facts, stored)).toEqual([]);
  expect(replayJudgement(saying({ ...reason, fa: 'صبر کنید' }), facts, stored)).toEqual([place]);
  expect(replayJudgement(policy, facts, stored)).toEqual([place]);
});

test('what was kept before a policy could give reasons is the same, byte for byte', () => {
  const written = registration.shape.judged
    .unwrap()
    .shape.verdicts.parse(JSON.parse(JSON.stringify(kept.verdicts)));
  expect(canonicalText(written)).toBe(canonicalText(kept.verdicts));
  expect(canonicalText(kept.verdicts)).not.toContain('own"');
});

test('a verdict, a reason or a decision that is another is told by the place of its rule', () => {
  const changed = kept.verdicts.map((one) =>
    one.place === place ? { ...one, reason: { ...one.reason, params: {} } } : one,
  );
  expect(replayJudgement(policy, facts, { ...kept, verdicts: changed })).toEqual([place]);
  expect(replayJudgement(policy, facts, { ...kept, decidedBy: [] })).toEqual([place]);
  expect(replayJudgement(policy, facts, { ...kept, verdicts: kept.verdicts.slice(1) })).toEqual([0]);
  expect(replayJudgement(policy, gathered({ accounts: null }), kept)).toContain(place);
});
