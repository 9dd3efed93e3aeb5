/**
 * Rows a list begins with: as many as the first screen of a desk shows. The rest follows as its reader comes to the end
 * (`LongerList`), so that nobody waits for what nobody sees.
 */
export const rowsAtOnce = 10;
