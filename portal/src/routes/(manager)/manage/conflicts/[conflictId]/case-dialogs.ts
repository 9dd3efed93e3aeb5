/** What a manager may do about a case beside taking it: each has a dialog, and an address that opens it. */
export const caseDialogs = ['ask', 'resolve'] as const;
export type CaseDialog = (typeof caseDialogs)[number];
