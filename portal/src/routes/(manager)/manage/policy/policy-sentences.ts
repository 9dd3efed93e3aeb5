/** The distribution policy in plain words: one sentence for each setting, in the order in which it decides. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';
import { ruleLines, type RuleLine } from './rule-sentences.ts';

export interface PolicySentence {
  /** The setting it tells of. */
  key: string;
  text: string;
  /** A step that is switched off. */
  off?: boolean;
}
/** A rule as it reads, in its place. */
export interface ToldRule {
  id: string;
  name: string;
  lines: RuleLine[];
}
export interface PolicyPart {
  title: string;
  sentences: PolicySentence[];
  rules?: ToldRule[];
}

/**
 * The policy, part by part. Its rules come first to last, and after them what holds for every other lead.
 * @param names the names of the partners and products that its rules speak of
 */
export function policyParts(
  document: PolicyDocument,
  format: Formatter,
  names: Readonly<Record<string, string>> = {},
): PolicyPart[] {
  const { steps, rules } = document;
  const step = (key: keyof PolicyDocument['steps'], on: () => string, off: () => string): PolicySentence => ({
    key: `steps.${key}`,
    text: steps[key] ? on() : off(),
    off: !steps[key],
  });
  const hours = (count: number) =>
    document.clock === 'working-hours'
      ? m.policy_working_hours({ count, shown: format.number(count) })
      : m.policy_wall_hours({ count, shown: format.number(count) });
  const ruleNames = new Map(rules.map(({ id, name }) => [id, name]));
  const ruled = rules.length > 0;
  const wording = { format, names, hours, ruleName: (id: string) => ruleNames.get(id) ?? '…' };
  const strategy = {
    key: 'strategy',
    text: document.strategy === 'fair-share' ? m.policy_fair_share() : m.policy_pool(),
  };
  const absent = {
    hold: m.policy_absent_hold,
    pool: m.policy_absent_pool,
    unplaced: m.policy_absent_unplaced,
  };
  const counted = (count: number) => ({ count, shown: format.number(count) });
  const { idleDays, idleWarningDays, poolMostOpen, poolCoolDownMinutes } = document;
  const { backFromLeave } = document;
  const back = () => {
    if (backFromLeave === null) return m.policy_back_at_once();
    return backFromLeave.kind === 'keep-place'
      ? m.policy_back_keep()
      : m.policy_back_catch_up({ days: m.policy_days(counted(backFromLeave.days)) });
  };
  const idle = () => {
    if (idleDays === null) return m.policy_idle_never();
    const days = m.policy_days(counted(idleDays));
    return idleWarningDays === 0
      ? m.policy_idle_unwarned({ days })
      : m.policy_idle({ days, warned: m.policy_days(counted(idleWarningDays)) });
  };
  return [
    {
      title: m.policy_who_may(),
      sentences: [
        {
          key: 'excludedPartners',
          text:
            document.excludedPartners.length === 0
              ? m.policy_active_only()
              : m.policy_active_but({
                  count: document.excludedPartners.length,
                  shown: format.number(document.excludedPartners.length),
                }),
        },
        step('namedAccount', m.policy_named_account_on, m.policy_named_account_off),
        step('protectedDeal', m.policy_protected_deal_on, m.policy_protected_deal_off),
        step('servingPartner', m.policy_serving_partner_on, m.policy_serving_partner_off),
        step('territory', m.policy_territory_on, m.policy_territory_off),
        step('specialisation', m.policy_specialisation_on, m.policy_specialisation_off),
        step('availability', m.policy_availability_on, m.policy_availability_off),
        step('capacity', m.policy_capacity_on, m.policy_capacity_off),
      ],
    },
    ...(ruled
      ? [
          {
            title: m.policy_rules(),
            sentences: [],
            rules: rules.map((rule) => ({ id: rule.id, name: rule.name, lines: ruleLines(rule, wording) })),
          },
          { title: m.policy_other_leads(), sentences: [strategy] },
        ]
      : []),
    {
      title: ruled ? m.policy_for_all() : m.policy_who_among(),
      sentences: [
        ...(ruled ? [] : [strategy]),
        {
          key: 'newcomerStart',
          text: document.newcomerStart === 'average' ? m.policy_newcomer_average() : m.policy_newcomer_zero(),
        },
        { key: 'backFromLeave', text: back() },
        ...(steps.availability ? [{ key: 'everyoneAbsent', text: absent[document.everyoneAbsent]() }] : []),
      ],
    },
    {
      title: m.policy_clocks(),
      sentences: [
        { key: 'acceptHours', text: m.policy_accept_within({ hours: hours(document.acceptHours) }) },
        { key: 'contactHours', text: m.policy_contact_within({ hours: hours(document.contactHours) }) },
        {
          key: 'maxHops',
          text: m.policy_hops({ count: document.maxHops, shown: format.number(document.maxHops) }),
        },
        {
          key: 'declineGivesTurnBack',
          text: document.declineGivesTurnBack ? m.policy_turn_back() : m.policy_turn_kept(),
        },
        { key: 'idleDays', text: idle(), off: idleDays === null },
      ],
    },
    {
      title: m.policy_claims(),
      sentences: [
        {
          key: 'poolMostOpen',
          text:
            poolMostOpen === null ? m.policy_claims_unlimited() : m.policy_claims_most(counted(poolMostOpen)),
          off: poolMostOpen === null,
        },
        {
          key: 'poolCoolDownMinutes',
          text:
            poolCoolDownMinutes === 0
              ? m.policy_claims_at_once()
              : m.policy_claims_wait(counted(poolCoolDownMinutes)),
          off: poolCoolDownMinutes === 0,
        },
      ],
    },
  ];
}

/** One thing that a policy says, by the setting it tells of. */
export interface Said {
  key: string;
  /** The rule it belongs to. */
  rule?: string;
  text: string;
}

/** All that a policy says: for telling what two of them say differently. */
export const saidIn = (parts: readonly PolicyPart[]): Said[] =>
  parts.flatMap(({ sentences, rules = [] }) => [
    ...sentences.map(({ key, text }) => ({ key, text })),
    ...rules.flatMap(({ id, name, lines }) =>
      lines.map((line) => ({ key: `${id}.${line.key}`, rule: name, text: line.sentences.join(' ') })),
    ),
  ]);
