import type { Me, Person } from '@rafiq/shared/identity/contract.ts';
import { mayDo, permissions, type Permission } from '@rafiq/shared/permissions.ts';
import type { RollEntry } from './member-records.ts';
import { isExpired } from './send-invitation.ts';

/** What is known of the one who asks. */
export interface Self {
  userId: string;
  organisation: string;
  role: Me['role'];
  name: string | null;
  email: string;
  language: Me['language'];
  timeZone: string | null;
  calendar: Me['calendar'];
  version: number;
}

/** A member as it sees itself, with everything its role may do. */
export const meOf = (self: Self, organisationName: string): Me => ({
  id: self.userId,
  name: self.name,
  email: self.email,
  role: self.role,
  status: 'active',
  organisation:
    self.organisation === 'vendor'
      ? { kind: 'vendor', id: null, name: organisationName }
      : { kind: 'partner', id: self.organisation, name: organisationName },
  permissions: (Object.keys(permissions) as Permission[]).filter((action) => mayDo(self.role, action)),
  language: self.language,
  timeZone: self.timeZone,
  calendar: self.calendar,
  version: self.version,
});

/** A person on the roll as those who manage it see it. */
export const personOf = (entry: RollEntry, at: string): Person => {
  const { id, name, email, role, status, sentAt, expiresAt } = entry;
  return {
    id,
    name,
    email,
    role,
    status,
    invitation: status === 'invited' ? { sentAt, expiresAt, expired: isExpired(entry, at) } : null,
  };
};
