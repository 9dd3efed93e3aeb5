/** Puts texts in the order of their code units, which is the same everywhere. */
export const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
