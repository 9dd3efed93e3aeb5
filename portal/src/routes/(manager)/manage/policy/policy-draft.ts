/** The policy while it is being changed: figures stay as they were typed until they can be read. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { fewestHours, mostHops, mostHours } from './policy-choices.ts';

export interface PolicyDraft extends Omit<PolicyDocument, 'acceptHours' | 'contactHours' | 'maxHops'> {
  acceptHours: string;
  contactHours: string;
  maxHops: string;
}

export const draftOf = (document: PolicyDocument): PolicyDraft => ({
  ...document,
  steps: { ...document.steps },
  excludedPartners: [...document.excludedPartners],
  acceptHours: String(document.acceptHours),
  contactHours: String(document.contactHours),
  maxHops: String(document.maxHops),
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

/** The document a draft stands for; where a figure cannot be read yet, the published one. */
export const documentOf = (draft: PolicyDraft, published: PolicyDocument): PolicyDocument => ({
  ...draft,
  acceptHours: hoursIn(draft.acceptHours) ?? published.acceptHours,
  contactHours: hoursIn(draft.contactHours) ?? published.contactHours,
  maxHops: hopsIn(draft.maxHops) ?? published.maxHops,
});
