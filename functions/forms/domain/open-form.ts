import type { FormSettings, WebForm } from '@rafiq/shared/forms/contract.ts';

/** A new form, with the first version of its consent text. */
export const openForm = (settings: FormSettings, facts: { id: string; at: string }): WebForm => ({
  ...settings,
  id: facts.id,
  consentVersion: 1,
  createdAt: facts.at,
  updatedAt: facts.at,
  version: 1,
});
