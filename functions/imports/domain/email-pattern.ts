const placeholder = /\{([^{}]*)\}/g;

/** The columns or fields an e-mail pattern is made of: `reseller-{externalId}@example.test`. */
export const placeholdersOf = (pattern: string): string[] =>
  [...pattern.matchAll(placeholder)].map(([, name = '']) => name);

/**
 * The e-mail a pattern makes of one row; undefined if the row lacks one of its values. Spaces have no place in
 * an address and become dots.
 */
export function fillEmailPattern(
  pattern: string,
  valueOf: (name: string) => string | undefined,
): string | undefined {
  const values = placeholdersOf(pattern).map(valueOf);
  if (values.includes(undefined)) return undefined;
  let next = 0;
  return pattern.replace(placeholder, () => (values[next++] ?? '').replace(/\s+/g, '.').toLowerCase());
}
