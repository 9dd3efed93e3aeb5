import type { ConflictRuleParameters } from '@rafiq/shared/deals/conflict-rule-parameters.ts';
import type { ConflictPolicy, ConflictPolicyRule } from '@rafiq/shared/deals/conflict-policy.ts';
import type { ConflictRuleId } from '@rafiq/shared/deals/conflict-status.ts';
import { appliesWhen } from './applies-when.ts';
import type { ConflictFacts } from './conflict-facts.ts';
import { conflictRules } from './conflict-rules.ts';
import type { Finding } from './finding.ts';

/** A rule of a policy, ready to be asked about many registrations. */
export interface CompiledConflictRule extends Pick<
  ConflictPolicyRule,
  'rule' | 'verdict' | 'whenNotRecorded'
> {
  /** Where it stands in the policy, counted from 0. */
  place: number;
  applies: (facts: ConflictFacts) => boolean;
  judge: (facts: ConflictFacts) => Finding;
}

export interface CompiledConflictPolicy extends Pick<ConflictPolicy, 'matching' | 'protection'> {
  rules: readonly CompiledConflictRule[];
}

const judgeOf =
  <Id extends ConflictRuleId>(rule: Id, parameters: ConflictRuleParameters<Id>) =>
  (facts: ConflictFacts): Finding =>
    conflictRules[rule].judge(facts, parameters);

/** Makes a policy ready to judge by: rules that are switched off are left out, and the others keep their places. */
export const compileConflictPolicy = ({
  rules,
  matching,
  protection,
}: ConflictPolicy): CompiledConflictPolicy => ({
  matching,
  protection,
  rules: rules.flatMap(
    ({ rule, on, verdict, whenNotRecorded, parameters, appliesWhen: conditions }, place) =>
      on
        ? [
            {
              place,
              rule,
              verdict,
              whenNotRecorded,
              applies: appliesWhen(conditions),
              judge: judgeOf<ConflictRuleId>(rule, parameters),
            },
          ]
        : [],
  ),
});
