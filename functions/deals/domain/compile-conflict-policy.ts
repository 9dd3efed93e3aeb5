import type { ConflictRuleParameters } from '@rafiq/shared/deals/conflict-rule-parameters.ts';
import type { ConflictPolicy, ConflictPolicyRule } from '@rafiq/shared/deals/conflict-policy.ts';
import type { ConflictRuleId } from '@rafiq/shared/deals/conflict-status.ts';
import { isToldAlike, silentWordOf, silentWords, type RuleReason } from '@rafiq/shared/deals/rule-reason.ts';
import { appliesWhen } from './applies-when.ts';
import type { ConflictFacts } from './conflict-facts.ts';
import { conflictRules } from './conflict-rules.ts';
import type { Finding, ToldCode } from './finding.ts';

/** A rule of a policy, ready to be asked about many registrations. */
export interface CompiledConflictRule extends Pick<
  ConflictPolicyRule,
  'rule' | 'verdict' | 'whenNotRecorded' | 'reason'
> {
  /** Where it stands in the policy, counted from 0. */
  place: number;
  applies: (facts: ConflictFacts) => boolean;
  judge: (facts: ConflictFacts) => Finding;
}

export interface CompiledConflictPolicy extends Pick<
  ConflictPolicy,
  'matching' | 'precedence' | 'protection'
> {
  /** What of others' business is told by one word, whichever rule finds it: no reason of a single rule may tell more. */
  bareWords: ReadonlySet<ToldCode>;
  /** What partners read where something may conflict, by all rules that say so; undefined where they read the bare word. */
  reasonOfDoubt: RuleReason | undefined;
  rules: readonly CompiledConflictRule[];
}

const judgeOf =
  <Id extends ConflictRuleId>(rule: Id, parameters: ConflictRuleParameters<Id>) =>
  (facts: ConflictFacts): Finding =>
    conflictRules[rule].judge(facts, parameters);

function reasonOfDoubt(rules: ConflictPolicy['rules']): RuleReason | undefined {
  const doubting = rules.find(({ rule, on }) => on && silentWordOf[rule] === 'may-conflict');
  return isToldAlike('may-conflict', rules) ? doubting?.reason : undefined;
}

/** Makes a policy ready to judge by: rules that are switched off are left out, and the others keep their places. */
export const compileConflictPolicy = ({
  rules,
  matching,
  precedence,
  protection,
}: ConflictPolicy): CompiledConflictPolicy => ({
  matching,
  precedence,
  protection,
  bareWords: new Set(silentWords.filter((word) => !isToldAlike(word, rules))),
  reasonOfDoubt: reasonOfDoubt(rules),
  rules: rules.flatMap(
    ({ rule, on, verdict, whenNotRecorded, reason, parameters, appliesWhen: conditions }, place) =>
      on
        ? [
            {
              place,
              rule,
              verdict,
              whenNotRecorded,
              reason,
              applies: appliesWhen(conditions),
              judge: judgeOf<ConflictRuleId>(rule, parameters),
            },
          ]
        : [],
  ),
});
