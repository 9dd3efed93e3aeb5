import type { FormSettings, WebForm } from '@rafiq/shared/forms/contract.ts';

/**
 * A form after its settings were replaced, and which of them changed. Other consent words are a new version of the
 * text: what visitors agreed to before is never written over.
 */
export function changeForm(
  before: WebForm,
  settings: FormSettings,
  at: string,
): { form: WebForm; changed: string[] } {
  const changed = (Object.keys(settings) as (keyof FormSettings)[]).filter(
    (name) => sortedText(settings[name]) !== sortedText(before[name]),
  );
  if (changed.length === 0) return { form: before, changed };
  return {
    form: {
      ...before,
      ...settings,
      consentVersion: before.consentVersion + (changed.includes('consent') ? 1 : 0),
      updatedAt: at,
      version: before.version + 1,
    },
    changed,
  };
}

/** One text for one value, in whatever order its fields were written. */
const sortedText = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
