import type { Me } from '@rafiq/shared/identity/contract.ts';
import type { Permission } from '@rafiq/shared/permissions.ts';

/**
 * What pages say of whoever is signed in, and ask. Of its permissions every page carries those that it lacks: most
 * people lack few or none, and a list of all they have would be a twentieth of the page.
 */
export interface MemberHere extends Pick<Me, 'id' | 'name' | 'email' | 'role' | 'organisation'> {
  /** What others of its side may do, and this member may not. */
  lacks: readonly Permission[];
}

/**
 * Whether a page shows a member what its side may do. What somebody may do is decided by the API; this keeps from
 * showing what it would refuse.
 */
export const mayHere = (member: MemberHere | undefined, permission: Permission): boolean =>
  member !== undefined && !member.lacks.includes(permission);
