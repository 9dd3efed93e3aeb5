import type {
  ConflictRuleId,
  ConflictVerdict,
  JudgementOutcome,
} from '@rafiq/shared/deals/conflict-status.ts';
import type { RuleReason } from '@rafiq/shared/deals/rule-reason.ts';
import type { Reason } from '@rafiq/shared/reason.ts';
import type { CompiledConflictPolicy, CompiledConflictRule } from './compile-conflict-policy.ts';
import type { GatheredFacts, Sameness } from './conflict-facts.ts';
import type { Conflict, ConflictCode, Evidence, Finding, ToldCode } from './finding.ts';
import { weighMatches } from './weigh-matches.ts';

/** The reason that a policy gives for a rule. */
export interface OwnReason {
  text: RuleReason;
  /** Whether the partner that registers reads it, too. */
  told: boolean;
}

/** What one rule of a policy says of a registration. */
export interface Verdict {
  /** Where the rule stands in its policy, counted from 0. */
  place: number;
  rule: ConflictRuleId;
  verdict: ConflictVerdict;
  /** How sure the account is that a conflict was found at; null: the verdict has nothing to do with one. */
  sameness: Sameness | null;
  /** For the vendor: it may name other partners. */
  reason: Reason;
  /** For the partner that registers: never anything of others; null where there is nothing to tell. */
  told: Reason | null;
  /** What the policy says of it of its own accord, in the place of those sentences; absent where it says nothing. */
  own?: OwnReason;
  /** The records behind it, for the vendor. */
  evidence: readonly Evidence[];
}

/** A rule that threw. The registration was judged without it; somebody should be told. */
export interface RuleFailure {
  place: number;
  rule: ConflictRuleId;
  error: unknown;
}

export interface Judgement {
  outcome: JudgementOutcome;
  /** Those of all rules that are switched on, in the order of the policy. */
  verdicts: readonly Verdict[];
  /** The places of the verdicts that made the outcome; none where nothing stood in the way. */
  decidedBy: readonly number[];
  failures: readonly RuleFailure[];
}

/**
 * Judges a registration by a policy: every rule says what it thinks, a block refuses it, a flag asks for a person, and
 * nothing of either approves it; where a partner's own registration blocks, it is a duplicate. What may only be the same
 * company is at most flagged (source: domain.md, Channel-conflict rules).
 */
export function judgeRegistration(policy: CompiledConflictPolicy, gathered: GatheredFacts): Judgement {
  const facts = weighMatches(gathered, policy);
  const failures: RuleFailure[] = [];
  const verdicts = policy.rules.map((rule): Verdict => {
    try {
      return rule.applies(facts)
        ? verdictOf(policy, rule, rule.judge(facts))
        : clearBecause(rule, 'does-not-apply');
    } catch (error) {
      failures.push({ place: rule.place, rule: rule.rule, error });
      return unjudged(rule, 'flag', { code: 'conflict.rule-failed', params: {} });
    }
  });
  return { ...outcomeOf(verdicts), verdicts, failures };
}

const nameOf = ({ place, rule }: CompiledConflictRule): Pick<Verdict, 'place' | 'rule'> => ({ place, rule });

const clearBecause = (rule: CompiledConflictRule, code: ConflictCode): Verdict => ({
  ...nameOf(rule),
  verdict: 'clear',
  sameness: null,
  reason: { code: `conflict.${code}`, params: {} },
  told: null,
  evidence: [],
});

const told = (code: ToldCode, params: Reason['params'] = {}): Reason => ({
  code: `conflict-told.${code}`,
  params,
});

/** Of what could not be judged the partner learns no more than that somebody looks at it. */
const unjudged = (rule: CompiledConflictRule, verdict: 'clear' | 'flag', reason: Reason): Verdict => ({
  ...nameOf(rule),
  verdict,
  sameness: null,
  reason,
  told: verdict === 'clear' ? null : told('needs-look'),
  evidence: [],
});

/** Words that say that a company is somebody's: the partner learns that of the very same company alone. */
const certain: readonly ToldCode[] = ['protected', 'vendor-direct'];

/**
 * What the partner is told, and what the policy says of it: of a company that only may be the same no more than a private
 * check of it says, in the words in which every rule says that something may conflict.
 */
function sayingOf(
  { told: said, sameness }: Conflict,
  { reason }: Pick<CompiledConflictRule, 'reason'>,
  { bareWords, reasonOfDoubt }: CompiledConflictPolicy,
): Pick<Verdict, 'told' | 'own'> {
  if (sameness !== 'maybe' || !certain.includes(said.code))
    return {
      told: told(said.code, said.params),
      ...(reason !== undefined && { own: { text: reason, told: !bareWords.has(said.code) } }),
    };
  const text = reasonOfDoubt ?? reason;
  return {
    told: told('may-conflict'),
    ...(text !== undefined && { own: { text, told: reasonOfDoubt !== undefined } }),
  };
}

/** Of what could not be judged a policy says nothing of its own accord: what it says is of what its rule finds. */
function verdictOf(policy: CompiledConflictPolicy, rule: CompiledConflictRule, found: Finding): Verdict {
  if (found.kind === 'nothing') return clearBecause(rule, 'clear');
  if (found.kind === 'not-recorded')
    return unjudged(rule, rule.whenNotRecorded, {
      code: 'conflict.not-recorded',
      params: { fact: found.missing },
    });
  const { code, params, sameness, evidence, neverBlocks } = found;
  return {
    ...nameOf(rule),
    verdict: neverBlocks || sameness === 'maybe' ? 'flag' : rule.verdict,
    sameness,
    reason: { code: `conflict.${code}`, params },
    ...sayingOf(found, rule, policy),
    evidence,
  };
}

function outcomeOf(verdicts: readonly Verdict[]): Pick<Judgement, 'outcome' | 'decidedBy'> {
  const because = (outcome: JudgementOutcome, decisive: readonly Verdict[]) => ({
    outcome,
    decidedBy: decisive.map(({ place }) => place),
  });
  const blocks = verdicts.filter(({ verdict }) => verdict === 'block');
  const repeats = blocks.filter(({ rule }) => rule === 'registered-twice');
  if (repeats.length > 0) return because('duplicate', repeats);
  if (blocks.length > 0) return because('reject', blocks);
  const flags = verdicts.filter(({ verdict }) => verdict === 'flag');
  return because(flags.length > 0 ? 'review' : 'approve', flags);
}
