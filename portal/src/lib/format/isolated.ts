/** A text that keeps its own direction among its neighbours (Unicode isolates): for joining names into one line. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;
