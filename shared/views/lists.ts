/** The lists whose views can be kept. Free of imports so that browsers may load it. */
export const viewLists = ['leads', 'unplaced', 'deals', 'conflicts', 'partners', 'accounts'] as const;
export type ViewList = (typeof viewLists)[number];
