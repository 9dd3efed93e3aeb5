/** What the settings of the policy choose from, the shipped value first; free of schemas, so the form may load it. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';

type Values<Name extends keyof PolicyDocument> = readonly [PolicyDocument[Name], ...PolicyDocument[Name][]];

type Returns = NonNullable<PolicyDocument['backFromLeave']>['kind'];

export const strategies = ['fair-share', 'pool'] as const satisfies Values<'strategy'>;
export const absences = ['hold', 'pool', 'unplaced'] as const satisfies Values<'everyoneAbsent'>;
export const newcomerStarts = ['average', 'zero'] as const satisfies Values<'newcomerStart'>;
/** What becomes of the turns that a partner missed while it was away. */
export const returns = ['keep-place', 'catch-up'] as const satisfies readonly Returns[];
export const clocks = ['working-hours', 'wall-clock'] as const satisfies Values<'clock'>;
export const policySteps = [
  'namedAccount',
  'protectedDeal',
  'servingPartner',
  'territory',
  'specialisation',
  'availability',
  'capacity',
] as const satisfies (keyof PolicyDocument['steps'])[];

export const fewestHours = 0.25;
export const mostHours = 720;
export const mostHops = 20;
export const mostIdleDays = 365;
export const mostWarningDays = 30;
export const mostCatchUpDays = 90;
export const mostClaimsOpen = 1000;
export const mostCoolDownMinutes = 10_080;
export const mostRules = 500;

/** The shares of the leads that are offered for a trial, in percent. */
export const trialShares = [5, 10, 25, 50, 75] as const;
