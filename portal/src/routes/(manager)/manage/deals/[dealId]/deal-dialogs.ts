/** What a manager may decide about a registration: each has a dialog, and an address that opens it. */
export const dealDialogs = ['approve', 'reject', 'ask', 'grant', 'refuse'] as const;
export type DealDialog = (typeof dealDialogs)[number];
