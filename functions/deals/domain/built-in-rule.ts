import type {
  ConflictRuleParameters,
  conflictRuleParameters,
} from '@rafiq/shared/deals/conflict-rule-parameters.ts';
import type { ConflictRuleId } from '@rafiq/shared/deals/conflict-status.ts';
import type { ConflictFacts } from './conflict-facts.ts';
import type { Finding } from './finding.ts';

/** A built-in conflict rule: it finds, and the policy says what that comes to. */
export interface BuiltInRule<Id extends ConflictRuleId> {
  readonly id: Id;
  readonly parameters: (typeof conflictRuleParameters)[Id];
  readonly judge: (facts: ConflictFacts, parameters: ConflictRuleParameters<Id>) => Finding;
}
