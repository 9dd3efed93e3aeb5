import { kindsUnasked, type AuditKind } from '@rafiq/shared/audit/status.ts';

interface Filters {
  organisation?: string | undefined;
  kind?: AuditKind | undefined;
  subject?: string | undefined;
  actorId?: string | undefined;
}

/** A list that has an access pattern; no organisation means all of them. */
export type AuditList =
  | { by: 'subject'; organisation: string | undefined; subject: string }
  | { by: 'actor'; organisation: string; actorId: string }
  | { by: 'kind'; organisation: string | undefined; kinds: readonly AuditKind[] };

/**
 * The list that answers some filters, or the filter it refuses. A partner's is always one of its own organisation;
 * one that names an organisation itself asks for something it is not offered.
 */
export function chooseList(
  partnerId: string | null,
  filters: Filters,
): AuditList | { refused: keyof Filters } {
  const { kind, subject, actorId } = filters;
  if (partnerId !== null && filters.organisation !== undefined) return { refused: 'organisation' };
  const organisation = partnerId ?? filters.organisation;
  if (subject !== undefined) {
    if (actorId !== undefined) return { refused: 'actorId' };
    if (kind !== undefined) return { refused: 'kind' };
    return { by: 'subject', organisation, subject };
  }
  if (actorId !== undefined) {
    if (kind !== undefined) return { refused: 'kind' };
    // Who acts, acts for one organisation: without it there is no list to find the actor in.
    return organisation === undefined ? { refused: 'actorId' } : { by: 'actor', organisation, actorId };
  }
  return { by: 'kind', organisation, kinds: kind === undefined ? kindsUnasked : [kind] };
}
