interface Preferences {
  name: string | null;
  language: string | null;
  timeZone: string | null;
  calendar: string | null;
}

const fields = ['name', 'language', 'timeZone', 'calendar'] as const satisfies (keyof Preferences)[];

/** A member after it changed its preferences (absent leaves, null clears), and which of them changed. */
export function changePreferences<Member extends Preferences & { version: number }>(
  before: Member,
  patch: { [Field in keyof Preferences]?: Member[Field] | null | undefined },
): { member: Member; changed: string[] } {
  const changed = fields.filter((field) => patch[field] !== undefined && patch[field] !== before[field]);
  if (changed.length === 0) return { member: before, changed };
  const values = Object.fromEntries(changed.map((field) => [field, patch[field]]));
  return { member: { ...before, ...values, version: before.version + 1 }, changed };
}
