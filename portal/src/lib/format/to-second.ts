/**
 * An instant without what is left of its second: as exactly as lists tell time. Of twenty-five rows with three
 * instants each, digits that nobody sees would be a twentieth of the page.
 * @param instant ISO 8601, as the API writes it
 */
export const toSecond = (instant: string): string => instant.replace(/\.\d+Z$/, 'Z');
