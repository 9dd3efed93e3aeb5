/** Puts texts (identifiers, instants) in the order of their code units, which does not depend on anybody's language. */
export const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
