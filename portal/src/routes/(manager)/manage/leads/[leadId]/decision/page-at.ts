/** The farthest the API looks into a table. */
const farthest = 1_000_000;

/** How many rows come before the page that an address asks for; an address that makes no sense asks for the first. */
export const pageAt = (text: string | undefined): number =>
  text !== undefined && /^\d{1,7}$/.test(text) ? Math.min(Number(text), farthest) : 0;
