/** The conflict policy in plain words, each sentence under a key that stays the same from version to version. */
import type { ConflictPolicyRule } from '@rafiq/shared/deals/conflict-policy.ts';
import type { WrittenConflictPolicy } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { canonicalText } from '@rafiq/shared/canonical-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { conflictRuleNames, precedenceStepWords } from './conflict-rule-words.ts';
import { protectionInWords } from './protection-in-words.ts';
import { ruleInWords, type Wording } from './rule-in-words.ts';

export interface RuleLine {
  key: string;
  label: string;
  sentences: string[];
  /** It goes without saying, but for a difference. */
  quiet?: boolean;
}

export interface RuleSaid {
  /** Tells it from the others of its version; the same in two versions for what is the same rule. */
  id: string;
  name: string;
  on: boolean;
  verdict: ConflictPolicyRule['verdict'];
  about: string;
  /** How it is set, also while it is switched off. */
  lines: RuleLine[];
}

export interface PartSaid {
  key: 'precedence' | 'protection' | 'clocks' | 'matching';
  title: string;
  sentences: string[];
}

export interface PolicySaid {
  rules: RuleSaid[];
  parts: PartSaid[];
}

type Rules = readonly ConflictPolicyRule[];

/**
 * The ids of rules, which have none of their own: what asks the same of the same registrations is one rule, and of those
 * left the first of the same kind.
 * @param before the rules of the version that it is compared with
 * @returns an id for each rule of `now` and of `before`
 */
export function pairedRules(now: Rules, before: Rules = []): { now: string[]; before: string[] } {
  const idOf = (place: number) => `before-${place}`;
  const free = new Set(before.keys());
  const take = (wanted: (rule: ConflictPolicyRule) => boolean): string | undefined => {
    for (const place of free) {
      const rule = before[place];
      if (rule === undefined || !wanted(rule)) continue;
      free.delete(place);
      return idOf(place);
    }
    return undefined;
  };
  const asked = ({ rule, appliesWhen }: ConflictPolicyRule) => canonicalText({ rule, appliesWhen });
  const same = now.map((rule) => take((other) => asked(other) === asked(rule)));
  return {
    now: now.map((rule, place) => same[place] ?? take((other) => other.rule === rule.rule) ?? `new-${place}`),
    before: before.map((_, place) => idOf(place)),
  };
}

function ruleSaid(rule: ConflictPolicyRule, id: string, wording: Wording): RuleSaid {
  const words = ruleInWords(rule, wording);
  const lines: RuleLine[] = [
    {
      key: 'for',
      label: m.conflict_rule_for(),
      sentences: words.conditions.length > 0 ? words.conditions : [m.conflict_every_registration()],
      quiet: words.conditions.length === 0,
    },
    { key: 'counts', label: m.conflict_rule_counts(), sentences: words.settings },
    { key: 'then', label: m.conflict_rule_then(), sentences: words.follows },
    {
      key: 'reason',
      label: m.conflict_reason_label(),
      sentences: words.reason.length > 0 ? words.reason : [m.conflict_reason_shipped()],
      quiet: words.reason.length === 0,
    },
  ];
  return {
    id,
    name: conflictRuleNames[rule.rule](),
    on: rule.on,
    verdict: rule.verdict,
    about: words.about,
    lines: lines.filter(({ sentences }) => sentences.length > 0),
  };
}

/** @param ids of its rules, in their order (`pairedRules`) */
export function policyInWords(
  document: WrittenConflictPolicy,
  ids: readonly string[],
  wording: Wording,
): PolicySaid {
  const said = protectionInWords(document, wording.format);
  return {
    rules: document.rules.map((rule, place) => ruleSaid(rule, ids[place] ?? String(place), wording)),
    parts: [
      {
        key: 'precedence',
        title: m.conflict_precedence(),
        sentences: document.precedence.map((step) => precedenceStepWords[step].label()),
      },
      { key: 'protection', title: m.conflict_protection(), sentences: said.protection },
      { key: 'clocks', title: m.conflict_clocks(), sentences: said.clocks },
      { key: 'matching', title: m.conflict_matching(), sentences: said.matching },
    ],
  };
}
