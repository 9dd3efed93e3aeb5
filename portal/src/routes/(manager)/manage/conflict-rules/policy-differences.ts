/** What one version of the conflict policy says otherwise than another, in words. */
import type { WrittenConflictPolicy } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { movedRules } from '#lib/components/policy/moved-rules.ts';
import { m } from '#lib/paraglide/messages.js';
import { pairedRules, policyInWords, type RuleSaid } from './policy-in-words.ts';
import type { Wording } from './rule-in-words.ts';

export interface Difference {
  key: string;
  /** What it is about: a rule by its name, or a part of the policy. */
  about: string;
  /** What it said, and says now; empty where it said nothing. */
  before: string[];
  now: string[];
}

const switchText = ({ on }: RuleSaid): string =>
  on ? m.conflict_rule_switched_on() : m.conflict_rule_switched_off();
/** All that a rule says; that its reason is the shipped one goes without saying. */
const allTexts = ({ lines }: RuleSaid): string[] =>
  lines.flatMap(({ key, quiet, sentences }) => (key === 'reason' && quiet ? [] : sentences));

/** What was said, and is not any more, and the other way round; nothing where both say the same. */
function between(key: string, about: string, was: readonly string[], is: readonly string[]): Difference[] {
  const before = was.filter((text) => !is.includes(text));
  const now = is.filter((text) => !was.includes(text));
  return before.length + now.length === 0 ? [] : [{ key, about, before, now }];
}

/** @param place where it stands now, counted from 1; undefined unless it was moved */
function ruleDifference(
  now: RuleSaid,
  before: RuleSaid | undefined,
  place: string | undefined,
): Difference[] {
  const { id, name } = now;
  if (before === undefined)
    return [
      {
        key: id,
        about: name,
        before: [],
        now: [m.conflict_rule_added(), ...(now.on ? allTexts(now) : [switchText(now)])],
      },
    ];
  const linesOf = (rule: RuleSaid, wanted: string) =>
    rule.lines.find(({ key }) => key === wanted)?.sentences ?? [];
  const parts = [
    ...between(id, name, [switchText(before)], [switchText(now)]),
    ...(['for', 'counts', 'then', 'reason'] as const).flatMap((key) =>
      between(id, name, linesOf(before, key), linesOf(now, key)),
    ),
    ...(place === undefined
      ? []
      : [{ key: id, about: name, before: [], now: [m.conflict_rule_moved({ place })] }]),
  ];
  // What is told of a rule stands together.
  return parts.length === 0
    ? []
    : [
        {
          key: id,
          about: name,
          before: parts.flatMap((part) => part.before),
          now: parts.flatMap((part) => part.now),
        },
      ];
}

/** In the order of the policy: its rules, those that are gone, and the settings beside them. */
export function policyDifferences(
  now: WrittenConflictPolicy,
  before: WrittenConflictPolicy,
  wording: Wording,
): Difference[] {
  const ids = pairedRules(now.rules, before.rules);
  const is = policyInWords(now, ids.now, wording);
  const was = policyInWords(before, ids.before, wording);
  const old = new Map(was.rules.map((rule) => [rule.id, rule]));
  const kept = new Set(is.rules.map(({ id }) => id));
  const moved = movedRules(was.rules, is.rules);
  return [
    ...is.rules.flatMap((rule, place) =>
      ruleDifference(
        rule,
        old.get(rule.id),
        moved.has(rule.id) ? wording.format.number(place + 1) : undefined,
      ),
    ),
    ...was.rules
      .filter(({ id }) => !kept.has(id))
      .map(({ id, name }) => ({
        key: `gone.${id}`,
        about: name,
        before: [],
        now: [m.conflict_rule_gone()],
      })),
    ...is.parts.flatMap((part) => {
      const { sentences = [] } = was.parts.find(({ key }) => key === part.key) ?? {};
      // Steps of precedence say something by their order: they are told as they stand.
      if (part.key === 'precedence') {
        const [then, since] = [sentences, part.sentences].map((steps) => steps.join(m.rule_then()));
        return then === since
          ? []
          : [{ key: part.key, about: part.title, before: [then ?? ''], now: [since ?? ''] }];
      }
      return between(part.key, part.title, sentences, part.sentences);
    }),
  ];
}
