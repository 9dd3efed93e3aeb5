/**
 * A policy with its clocks alone set anew; everything else stays as it was read.
 * @param names places in the document, such as `protection.reviewHours`; each must be there
 * @param valueOf undefined for a figure that is missing: the API refuses it at its field
 */
export function withClocks<Document extends object>(
  document: Document,
  names: readonly string[],
  valueOf: (name: string) => unknown,
): Document {
  const copy = structuredClone(document);
  for (const name of names) {
    const path = name.split('.');
    const last = path.pop() ?? name;
    const holder = path.reduce(
      (at, step) => at[step] as Record<string, unknown>,
      copy as Record<string, unknown>,
    );
    holder[last] = valueOf(name);
  }
  return copy;
}
