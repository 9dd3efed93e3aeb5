/** What the audit tells apart. Free of imports so that browsers may load it. */

/** The kinds of records events tell of, by the third word of their type; what is not listed is `other`. */
export const auditKinds = [
  'lead',
  'contact',
  'deal',
  'conflict',
  'policy',
  'partner',
  'member',
  'account',
  'product',
  'job',
  'notice',
  'other',
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** The kinds of a list that asks for none: what Rafiq told people would bury what people did. */
export const kindsUnasked: readonly AuditKind[] = auditKinds.filter((kind) => kind !== 'notice');

/** An event that no chain holds after so many days was kept from it: by then even a late one is found. */
export const sweptDays = 2;
