/** The settings of the policy while they are being changed: figures stay as they were typed until they can be read. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { fewestHours, mostHops, mostHours } from './policy-choices.ts';
import { figureIn } from './figure-in.ts';

export interface PolicyDraft extends Omit<
  PolicyDocument,
  'rules' | 'acceptHours' | 'contactHours' | 'maxHops'
> {
  acceptHours: string;
  contactHours: string;
  maxHops: string;
}

export const draftOf = ({ rules: _, ...document }: PolicyDocument): PolicyDraft => ({
  ...document,
  steps: { ...document.steps },
  excludedPartners: [...document.excludedPartners],
  acceptHours: String(document.acceptHours),
  contactHours: String(document.contactHours),
  maxHops: String(document.maxHops),
});

export const hoursIn = (text: string): number | undefined =>
  figureIn(text, { least: fewestHours, most: mostHours });
export const hopsIn = (text: string): number | undefined =>
  figureIn(text, { least: 1, most: mostHops }, true);

/** The document a draft stands for; where a figure cannot be read yet, the published one. */
export const documentOf = (
  draft: PolicyDraft,
  published: PolicyDocument,
  rules: PolicyDocument['rules'],
): PolicyDocument => ({
  ...draft,
  rules,
  acceptHours: hoursIn(draft.acceptHours) ?? published.acceptHours,
  contactHours: hoursIn(draft.contactHours) ?? published.contactHours,
  maxHops: hopsIn(draft.maxHops) ?? published.maxHops,
});

/** Whether two policies say the same, whatever the order of their settings. */
export const sameDocument = (one: PolicyDocument, other: PolicyDocument): boolean =>
  JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);

const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
