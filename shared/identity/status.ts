/** What screens state of people and the server enforces: bounds of invitations, and what an erasure leaves. No imports. */

/** How long an invitation works after its message was sent. */
export const invitationDays = 14;

/** Most invitations of one organisation that nobody has used yet. */
export const mostOpenInvitations = 20;

/** Most messages one organisation may have sent in a day (UTC), repeated ones included. */
export const mostSentADay = 50;

/** Each has its sentence in the portal's catalogues under `retained_<name>`. */
export const retained = [
  /** Who did what and when, by identifiers alone. */
  'audit',
  /** The company of a lead or a registration, where it is, and its account with what that says of the company. */
  'company',
  /** Values of deals, dates, counts and the ledger. */
  'figures',
  /** Answers kept for repeated requests (`guard` items): 24 hours. */
  'answers',
  /** Files of imports as they came, and what is kept of single rows of them: 30 days. */
  'imports',
  /** The account at the identity provider, which is deleted there, and sessions that ran: 14 days. */
  'sign-in',
  /** Backups of the table, and earlier versions of attached files: 35 days. */
  'backups',
] as const;

/** Kinds of items in which texts of an erased person may still stand, by what retains them. */
export const retainedKinds: Readonly<Record<string, (typeof retained)[number]>> = {
  guard: 'answers',
  'import-finding': 'imports',
};
