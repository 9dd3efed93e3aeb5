import type { Me } from '@rafiq/shared/identity/contract.ts';
import { mayDo, partnerRoles, permissions, vendorRoles, type Permission } from '@rafiq/shared/permissions.ts';
import type { MemberHere } from '#lib/components/member-here.ts';

const everything = Object.keys(permissions) as Permission[];

/** A member as every page carries it: what none of them reads stays on the server. */
export function memberHere({ id, name, email, role, organisation, permissions: held }: Me): MemberHere {
  const roles = organisation.kind === 'vendor' ? vendorRoles : partnerRoles;
  const ofItsSide = everything.filter((permission) => roles.some((known) => mayDo(known, permission)));
  const lacks = ofItsSide.filter((permission) => !held.includes(permission));
  return { id, name, email, role, organisation, lacks };
}
