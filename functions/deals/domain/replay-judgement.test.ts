import { expect, test } from 'vitest';
import { account, gathered, registered } from '../../../test/fixtures/conflict-facts.ts';
import { compileConflictPolicy } from './compile-conflict-policy.ts';
import { judgeRegistration } from './judge-registration.ts';
import { keepVerdict } from './open-case.ts';
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

test('a verdict, a reason or a decision that is another is told by the place of its rule', () => {
  const changed = kept.verdicts.map((one) =>
    one.place === place ? { ...one, reason: { ...one.reason, params: {} } } : one,
  );
  expect(replayJudgement(policy, facts, { ...kept, verdicts: changed })).toEqual([place]);
  expect(replayJudgement(policy, facts, { ...kept, decidedBy: [] })).toEqual([place]);
  expect(replayJudgement(policy, facts, { ...kept, verdicts: kept.verdicts.slice(1) })).toEqual([0]);
  expect(replayJudgement(policy, gathered({ accounts: null }), kept)).toContain(place);
});
