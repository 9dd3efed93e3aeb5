import { describe, expect, it } from 'vitest';
import { bindMember, chooseInvitation } from './bind-member.ts';
import type { Invitation, Organisation } from './member-records.ts';

const userId = 'user_06emzc4q3hw0t8n2k5v7r9p1xd';
const invitation: Invitation = {
  email: 'lina@noor.example',
  userId,
  organisation: 'vendor',
  role: 'viewer',
  name: null,
  status: 'open',
  subject: null,
  sentAt: '2026-11-01T00:00:00.000Z',
  expiresAt: '2026-11-15T00:00:00.000Z',
  message: 2,
  version: 2,
};
const organisation: Organisation = {
  id: 'vendor',
  name: 'Noor',
  status: 'active',
  members: 1,
  roll: 1,
  sent: { day: '', count: 0 },
};
const facts = {
  invitation,
  organisation,
  subject: 'sub-lina',
  link: undefined,
  at: '2026-11-14T23:59:59.999Z',
};

describe('bindMember', () => {
  it('binds an open invitation to an open organisation, by its newest link or by none', () => {
    expect(bindMember(facts)).toEqual({ kind: 'bind', invitation });
    expect(bindMember({ ...facts, link: `${userId}.2` })).toEqual({ kind: 'bind', invitation });
  });

  it('keeps the link of the newest message good when another role was given since', () => {
    const changed = { ...invitation, role: 'finance' as const, version: 3 };
    expect(bindMember({ ...facts, invitation: changed, link: `${userId}.2` })).toMatchObject({
      kind: 'bind',
    });
    expect(bindMember({ ...facts, invitation: changed, link: `${userId}.1` })).toMatchObject({
      problem: 'invitation-no-longer-valid',
    });
  });

  it('finds who used the invitation bound already', () => {
    const used = { ...invitation, status: 'used' as const, subject: 'sub-lina' };
    expect(bindMember({ ...facts, invitation: used })).toEqual({ kind: 'bound' });
  });

  it('waits for ever while nobody was told of it', () => {
    const unsent = { ...invitation, sentAt: null, expiresAt: null };
    expect(bindMember({ ...facts, invitation: unsent, at: '2036-01-01T00:00:00.000Z' })).toMatchObject({
      kind: 'bind',
    });
  });

  it.each([
    ['nobody invited', { invitation: undefined }, 'not-a-member'],
    ['the invitation was used', { invitation: { ...invitation, status: 'used' } }, 'invitation-already-used'],
    ['the membership has ended', { invitation: { ...invitation, status: 'ended' } }, 'not-a-member'],
    [
      'it was withdrawn',
      { invitation: { ...invitation, status: 'withdrawn' } },
      'invitation-no-longer-valid',
    ],
    ['the link was replaced', { link: `${userId}.1` }, 'invitation-no-longer-valid'],
    ['its time is over', { at: '2026-11-15T00:00:00.000Z' }, 'invitation-expired'],
    ['the organisation is gone', { organisation: undefined }, 'not-a-member'],
    ['it is suspended', { organisation: { ...organisation, status: 'suspended' } }, 'partner-suspended'],
    ['it is terminated', { organisation: { ...organisation, status: 'terminated' } }, 'partner-suspended'],
  ] as const)('refuses when %s', (_, differing, problem) => {
    expect(bindMember({ ...facts, ...differing })).toEqual({ kind: 'refuse', problem });
  });
});

describe('chooseInvitation', () => {
  const older = { ...invitation, userId: 'user_06emzc4q3hw0t8n2k5v7r9p1xc', organisation: 'vendor' };
  const at = facts.at;

  it('takes the one the link names, and none if the address has no such', () => {
    expect(chooseInvitation([older, invitation], { link: `${older.userId}.9`, at })).toBe(older);
    expect(chooseInvitation([older], { link: `${userId}.2`, at })).toBeUndefined();
  });

  it('takes nobody to an organisation the person did not choose, where several wait', () => {
    const rival = { ...older, organisation: 'ptnr_06emzc4q3hw0t8n2k5v7r9p1xd' };
    expect(chooseInvitation([rival, invitation], { link: undefined, at })).toBe('several');
    expect(chooseInvitation([rival, invitation], { link: `${userId}.2`, at })).toBe(invitation);
    for (const over of [
      { ...rival, status: 'withdrawn' as const },
      { ...rival, expiresAt: at },
    ]) {
      expect(chooseInvitation([over, invitation], { link: undefined, at })).toBe(invitation);
    }
  });

  it('takes the newest that works, else the one that says why none does', () => {
    const withdrawn = { ...invitation, status: 'withdrawn' as const };
    expect(chooseInvitation([older, invitation], { link: undefined, at })).toBe(invitation);
    expect(chooseInvitation([older, withdrawn], { link: undefined, at })).toBe(older);
    const used = { ...older, status: 'used' as const };
    expect(chooseInvitation([used, withdrawn], { link: undefined, at })).toBe(used);
    expect(chooseInvitation([withdrawn], { link: undefined, at })).toBe(withdrawn);
  });
});
