import type { Role } from '@rafiq/shared/permissions.ts';
import { partnerRoles, vendorRoles } from '@rafiq/shared/permissions.ts';
import type { RollEntry } from './member-records.ts';

/** The role that manages the people of an organisation. */
const managingRole = (organisation: string): Role =>
  organisation === 'vendor' ? 'channel-operations' : 'partner-admin';

/** Whether a person of this organisation may hold this role: a partner's admin can give none of the vendor's. */
export const mayHold = (organisation: string, role: Role): boolean =>
  ((organisation === 'vendor' ? vendorRoles : partnerRoles) as readonly Role[]).includes(role);

/**
 * Whether somebody else than this person has joined and manages the organisation's people; nobody may take the last
 * one away, themselves included.
 */
export const managedWithout = (userId: string, people: readonly RollEntry[]): boolean =>
  people.some(
    ({ id, role, status, organisation }) =>
      id !== userId && status === 'active' && role === managingRole(organisation),
  );

/** Whether this person manages the people of its organisation now. */
export const isManaging = ({ role, status, organisation }: RollEntry): boolean =>
  status === 'active' && role === managingRole(organisation);
