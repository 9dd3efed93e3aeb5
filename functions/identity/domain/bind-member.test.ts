import { describe, expect, it } from 'vitest';
import { bindMember } from './bind-member.ts';
import type { Invitation, Organisation } from './member-records.ts';

const invitation: Invitation = {
  email: 'lina@noor.example',
  userId: 'user_06emzc4q3hw0t8n2k5v7r9p1xd',
  organisation: 'vendor',
  role: 'viewer',
  name: null,
  status: 'open',
  subject: null,
};
const organisation: Organisation = { id: 'vendor', name: 'Noor', status: 'active', members: 1, roll: 1 };

const subject = 'sub-lina';

describe('bindMember', () => {
  it('binds an open invitation to an open organisation', () => {
    expect(bindMember({ invitation, organisation, subject })).toEqual({ kind: 'bind', invitation });
  });

  it('finds who used the invitation bound already', () => {
    const used = { ...invitation, status: 'used' as const, subject };
    expect(bindMember({ invitation: used, organisation, subject })).toEqual({ kind: 'bound' });
  });

  it.each([
    ['nobody invited', { invitation: undefined, organisation }, 'not-a-member'],
    [
      'the invitation was used',
      { invitation: { ...invitation, status: 'used' as const }, organisation },
      'invitation-already-used',
    ],
    ['the organisation is gone', { invitation, organisation: undefined }, 'not-a-member'],
    [
      'the organisation is suspended',
      { invitation, organisation: { ...organisation, status: 'suspended' as const } },
      'partner-suspended',
    ],
    [
      'the organisation is terminated',
      { invitation, organisation: { ...organisation, status: 'terminated' as const } },
      'partner-suspended',
    ],
  ])('refuses when %s', (_, facts, problem) => {
    expect(bindMember({ ...facts, subject })).toEqual({ kind: 'refuse', problem });
  });
});
