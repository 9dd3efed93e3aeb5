/** What an erasure leaves, and why: stated on the screen that orders one, and held against the table by a test. */

/** Each has its sentence in the portal's catalogues under `retained_<name>`. */
export const retained = [
  /** Who did what and when, by identifiers alone. */
  'audit',
  /** The company of a lead, where it is, and its account. */
  'company',
  /** Values of deals, dates, counts and the ledger. */
  'figures',
  /** Answers kept for repeated requests (`guard` items): 24 hours. */
  'answers',
  /** Uploaded files as they came (30 days), and rows of them that were refused. */
  'imports',
  /** The account at the identity provider, which is deleted there, and sessions that ran: 14 days. */
  'sign-in',
  /** Backups of the table: 35 days. */
  'backups',
] as const;

/** Kinds of items in which texts of an erased person may still stand, by what retains them. */
export const retainedKinds: Readonly<Record<string, (typeof retained)[number]>> = {
  guard: 'answers',
  'import-finding': 'imports',
};
