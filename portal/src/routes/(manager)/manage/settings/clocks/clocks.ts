/** Every clock that can be set: its place in its policy, what it does, how it counts, and from when a change counts. */
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { m } from '#lib/paraglide/messages.js';

export interface Clock {
  /** Its place in the document, as the form and refusals name it: `protection.reviewHours`. */
  name: string;
  label: string;
  does: string;
  unit: 'working' | 'wall' | 'days' | 'minutes';
  range: { least: number; most: number; whole: boolean };
  value: number | null;
  /** What an empty field says; absent: it must not be empty. */
  empty?: string;
  /** What zero says; absent: as any other figure. */
  zero?: string;
  /** From when a change counts. */
  from: string;
}

/** The clocks of the distribution policy. */
export interface LeadTimes extends Pick<
  PolicyDocument,
  'clock' | 'acceptHours' | 'contactHours' | 'idleDays' | 'idleWarningDays' | 'poolCoolDownMinutes'
> {
  /** Those of its rules that offer to one partner after another, by their places. */
  cascades: { place: number; rule: string; acceptHours: number | null }[];
}
export type DealTimes = Omit<ConflictPolicy['protection'], 'mostOpen' | 'mostExtensions'>;

export const leadTimesOf = ({
  clock,
  acceptHours,
  contactHours,
  idleDays,
  idleWarningDays,
  poolCoolDownMinutes,
  rules,
}: PolicyDocument): LeadTimes => ({
  clock,
  acceptHours,
  contactHours,
  idleDays,
  idleWarningDays,
  poolCoolDownMinutes,
  cascades: rules.flatMap(({ name, strategy }, place) =>
    strategy.kind === 'cascade' ? [{ place, rule: name, acceptHours: strategy.acceptHours }] : [],
  ),
});

export const dealTimesOf = ({
  protection: { mostOpen: _open, mostExtensions: _extensions, ...times },
}: Pick<ConflictPolicy, 'protection'>): DealTimes => times;

const hours = { least: 0.25, most: 720, whole: false };
const whole = (least: number, most: number) => ({ least, most, whole: true });

/** @param kind how the hours count: as published, or as it is being chosen */
export function leadClocks(times: LeadTimes, kind: LeadTimes['clock'] = times.clock): Clock[] {
  const unit = kind === 'working-hours' ? 'working' : 'wall';
  return [
    {
      name: 'acceptHours',
      label: m.policy_accept_hours(),
      does: m.clocks_accept_does(),
      unit,
      range: hours,
      value: times.acceptHours,
      from: m.clocks_next_offer(),
    },
    ...times.cascades.map(({ place, rule, acceptHours }): Clock => ({
      name: `rules.${place}.strategy.acceptHours`,
      label: m.clocks_cascade({ rule }),
      does: m.clocks_cascade_does(),
      unit,
      range: hours,
      value: acceptHours,
      empty: m.clocks_as_others(),
      from: m.clocks_next_offer(),
    })),
    {
      name: 'contactHours',
      label: m.policy_contact_hours(),
      does: m.clocks_contact_does(),
      unit,
      range: hours,
      value: times.contactHours,
      from: m.clocks_next_lead(),
    },
    {
      name: 'idleDays',
      label: m.policy_idle_days(),
      does: m.clocks_idle_does(),
      unit: 'days',
      range: whole(1, 365),
      value: times.idleDays,
      empty: m.clocks_never(),
      from: m.clocks_at_once_idle(),
    },
    {
      name: 'idleWarningDays',
      label: m.policy_warning_days(),
      does: m.clocks_idle_warning_does(),
      unit: 'days',
      range: whole(0, 30),
      value: times.idleWarningDays,
      zero: m.clocks_no_warning(),
      from: m.clocks_at_once_idle(),
    },
    {
      name: 'poolCoolDownMinutes',
      label: m.policy_cool_down(),
      does: m.clocks_cool_down_does(),
      unit: 'minutes',
      range: whole(0, 10_080),
      value: times.poolCoolDownMinutes,
      from: m.clocks_at_once(),
    },
  ];
}

export function dealClocks(times: DealTimes): Clock[] {
  const clock = (name: keyof DealTimes, rest: Omit<Clock, 'name' | 'value'>): Clock => ({
    name: `protection.${name}`,
    value: times[name],
    ...rest,
  });
  return [
    clock('reviewHours', {
      label: m.clocks_decide(),
      does: m.clocks_decide_does(),
      unit: 'wall',
      range: hours,
      from: m.clocks_next_deal(),
    }),
    clock('protectionDays', {
      label: m.conflict_protection_days(),
      does: m.clocks_protection_does(),
      unit: 'days',
      range: whole(1, 1095),
      from: m.clocks_next_deal(),
    }),
    clock('extensionDays', {
      label: m.conflict_extension_days(),
      does: m.clocks_extension_does(),
      unit: 'days',
      range: whole(1, 365),
      from: m.clocks_next_deal(),
    }),
    clock('checkInEveryDays', {
      label: m.conflict_check_in_days(),
      does: m.clocks_check_in_does(),
      unit: 'days',
      range: whole(1, 365),
      from: m.clocks_at_once_protection(),
    }),
    clock('warningDays', {
      label: m.conflict_warning_days(),
      does: m.clocks_release_warning_does(),
      unit: 'days',
      range: whole(0, 90),
      zero: m.clocks_no_warning(),
      from: m.clocks_at_once_protection(),
    }),
    clock('evidenceHours', {
      label: m.clocks_hearing(),
      does: m.clocks_hearing_does(),
      unit: 'wall',
      range: hours,
      from: m.clocks_next_deal(),
    }),
    clock('appealHours', {
      label: m.conflict_appeal_hours(),
      does: m.clocks_appeal_does(),
      unit: 'wall',
      range: hours,
      from: m.clocks_next_deal(),
    }),
  ];
}

export const unitWords = {
  working: m.clocks_unit_working,
  wall: m.clocks_unit_wall,
  days: m.clocks_unit_days,
  minutes: m.clocks_unit_minutes,
};

export const kindWords = { 'working-hours': m.policy_clock_working, 'wall-clock': m.policy_clock_wall };
