/** The policy while it is being changed: figures stay as they were typed until they can be read. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import {
  fewestHours,
  mostClaimsOpen,
  mostCoolDownMinutes,
  mostHops,
  mostHours,
  mostIdleDays,
  mostWarningDays,
} from './policy-choices.ts';

/** The settings that are typed as figures. */
const figures = [
  'acceptHours',
  'contactHours',
  'maxHops',
  'idleDays',
  'idleWarningDays',
  'poolMostOpen',
  'poolCoolDownMinutes',
] as const;
type Figures = Record<(typeof figures)[number], string>;

export interface PolicyDraft extends Omit<PolicyDocument, keyof Figures>, Figures {}

export const draftOf = (document: PolicyDocument): PolicyDraft => ({
  ...document,
  steps: { ...document.steps },
  excludedPartners: [...document.excludedPartners],
  // A figure that is not set is an empty field.
  ...(Object.fromEntries(figures.map((name) => [name, String(document[name] ?? '')])) as Figures),
});

/** A figure in any of the readers' digits; undefined if it is none or outside of what is allowed. */
function figure(text: string, least: number, most: number, whole: boolean): number | undefined {
  const latin = text
    .trim()
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace('\u066b', '.');
  const value = latin === '' ? Number.NaN : Number(latin);
  return value >= least && value <= most && (!whole || Number.isInteger(value)) ? value : undefined;
}

export const hoursIn = (text: string): number | undefined => figure(text, fewestHours, mostHours, false);
export const hopsIn = (text: string): number | undefined => figure(text, 1, mostHops, true);
export const warningDaysIn = (text: string): number | undefined => figure(text, 0, mostWarningDays, true);
export const coolDownIn = (text: string): number | undefined => figure(text, 0, mostCoolDownMinutes, true);

/** An empty field sets no limit. */
const orNone = (text: string, most: number): number | null | undefined =>
  text.trim() === '' ? null : figure(text, 1, most, true);
export const idleDaysIn = (text: string): number | null | undefined => orNone(text, mostIdleDays);
export const claimsOpenIn = (text: string): number | null | undefined => orNone(text, mostClaimsOpen);

/** Whether the warning would come before the lead has begun to rest. */
export const isWarnedTooEarly = ({ idleDays, idleWarningDays }: PolicyDraft): boolean => {
  const days = idleDaysIn(idleDays);
  return typeof days === 'number' && (warningDaysIn(idleWarningDays) ?? 0) >= days;
};

/** What was typed, or the published figure while it cannot be read; null where none is set. */
const typed = <Value>(value: Value | undefined, published: Value): Value =>
  value === undefined ? published : value;

/** The document a draft stands for; where a figure cannot be read yet, the published one. */
export const documentOf = (draft: PolicyDraft, published: PolicyDocument): PolicyDocument => ({
  ...draft,
  acceptHours: hoursIn(draft.acceptHours) ?? published.acceptHours,
  contactHours: hoursIn(draft.contactHours) ?? published.contactHours,
  maxHops: hopsIn(draft.maxHops) ?? published.maxHops,
  idleDays: typed(idleDaysIn(draft.idleDays), published.idleDays),
  idleWarningDays: warningDaysIn(draft.idleWarningDays) ?? published.idleWarningDays,
  poolMostOpen: typed(claimsOpenIn(draft.poolMostOpen), published.poolMostOpen),
  poolCoolDownMinutes: coolDownIn(draft.poolCoolDownMinutes) ?? published.poolCoolDownMinutes,
});
