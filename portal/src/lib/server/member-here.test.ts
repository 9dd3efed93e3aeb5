import type { Me } from '@rafiq/shared/identity/contract.ts';
import { mayDo, partnerRoles, permissions, vendorRoles, type Permission } from '@rafiq/shared/permissions.ts';
import { describe, expect, it } from 'vitest';
import { mayHere } from '#lib/components/member-here.ts';
import { memberHere } from './member-here.ts';

const everything = Object.keys(permissions) as Permission[];
const sides = [
  { kind: 'vendor', roles: vendorRoles },
  { kind: 'partner', roles: partnerRoles },
] as const;

const memberOf = (kind: 'vendor' | 'partner', role: Me['role']): Me => ({
  id: 'user_1',
  name: null,
  email: 'noor@example.com',
  role,
  status: 'active',
  organisation: { kind, id: null, name: 'Orvane' },
  permissions: everything.filter((permission) => mayDo(role, permission)),
  language: null,
  timeZone: null,
  calendar: null,
  version: 1,
});

describe.each(sides)('of the $kind’s side', ({ kind, roles }) => {
  const asked = everything.filter((permission) => roles.some((role) => mayDo(role, permission)));

  it.each(roles)('%s is shown what it may do, and nothing else', (role) => {
    const here = memberHere(memberOf(kind, role));
    expect(asked.filter((permission) => mayHere(here, permission))).toEqual(
      asked.filter((permission) => mayDo(role, permission)),
    );
  });
});

it('says little of who lacks nothing', () => {
  expect(memberHere(memberOf('vendor', 'channel-operations')).lacks).toEqual([]);
});

it('shows nobody anything where nobody is signed in', () => {
  expect(mayHere(undefined, 'leads.read')).toBe(false);
});
