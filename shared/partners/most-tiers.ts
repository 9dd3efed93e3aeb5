/** How many partners may stand one under another, the one that buys from the vendor counted. */
export const mostTiers = 5;
