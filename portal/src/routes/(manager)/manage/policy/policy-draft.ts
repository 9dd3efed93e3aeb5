/** The settings of the policy while they are being changed: figures stay as they were typed until they can be read. */
import { canonicalText } from '@rafiq/shared/canonical-text.ts';
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { figureIn } from '#lib/components/policy/figure-in.ts';
import {
  fewestHours,
  mostCatchUpDays,
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
export type FigureName = (typeof figures)[number];
type Figures = Record<FigureName, string>;

export interface PolicyDraft
  extends Omit<PolicyDocument, 'rules' | 'backFromLeave' | keyof Figures>, Figures {
  /** What becomes of whoever is back from leave; undefined where nobody has chosen yet. */
  back: string | undefined;
  catchUpDays: string;
}

/** Days to catch up that are proposed to whoever chooses so. */
const usualCatchUpDays = 14;

export const draftOf = ({ rules: _, backFromLeave, ...document }: PolicyDocument): PolicyDraft => ({
  ...document,
  back: backFromLeave?.kind,
  catchUpDays: String(backFromLeave?.kind === 'catch-up' ? backFromLeave.days : usualCatchUpDays),
  steps: { ...document.steps },
  excludedPartners: [...document.excludedPartners],
  // A figure that is not set is an empty field.
  ...(Object.fromEntries(figures.map((name) => [name, String(document[name] ?? '')])) as Figures),
});

export const hoursIn = (text: string): number | undefined =>
  figureIn(text, { least: fewestHours, most: mostHours });
export const hopsIn = (text: string): number | undefined =>
  figureIn(text, { least: 1, most: mostHops }, true);
export const warningDaysIn = (text: string): number | undefined =>
  figureIn(text, { least: 0, most: mostWarningDays }, true);
export const catchUpDaysIn = (text: string): number | undefined =>
  figureIn(text, { least: 1, most: mostCatchUpDays }, true);
export const coolDownIn = (text: string): number | undefined =>
  figureIn(text, { least: 0, most: mostCoolDownMinutes }, true);

/** An empty field sets no limit. */
const orNone = (text: string, most: number): number | null | undefined =>
  text.trim() === '' ? null : figureIn(text, { least: 1, most: most }, true);
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

function returnIn(
  back: string | undefined,
  catchUpDays: string,
  { backFromLeave: published }: PolicyDocument,
): PolicyDocument['backFromLeave'] {
  if (back === 'keep-place') return { kind: back };
  if (back !== 'catch-up') return null;
  const before = published?.kind === 'catch-up' ? published.days : usualCatchUpDays;
  return { kind: back, days: catchUpDaysIn(catchUpDays) ?? before };
}

/** The document a draft stands for; where a figure cannot be read yet, the published one. */
export const documentOf = (
  { back, catchUpDays, ...draft }: PolicyDraft,
  published: PolicyDocument,
  rules: PolicyDocument['rules'],
): PolicyDocument => ({
  ...draft,
  rules,
  backFromLeave: returnIn(back, catchUpDays, published),
  acceptHours: hoursIn(draft.acceptHours) ?? published.acceptHours,
  contactHours: hoursIn(draft.contactHours) ?? published.contactHours,
  maxHops: hopsIn(draft.maxHops) ?? published.maxHops,
  idleDays: typed(idleDaysIn(draft.idleDays), published.idleDays),
  idleWarningDays: warningDaysIn(draft.idleWarningDays) ?? published.idleWarningDays,
  poolMostOpen: typed(claimsOpenIn(draft.poolMostOpen), published.poolMostOpen),
  poolCoolDownMinutes: coolDownIn(draft.poolCoolDownMinutes) ?? published.poolCoolDownMinutes,
});

/** Whether two policies say the same, whatever the order of their settings. */
export const sameDocument = (one: PolicyDocument, other: PolicyDocument): boolean =>
  canonicalText(one) === canonicalText(other);
