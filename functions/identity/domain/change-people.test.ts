import { describe, expect, it } from 'vitest';
import { giveRole, remove, sendAgain, withdraw } from './change-people.ts';
import type { Roll, RollEntry } from './member-records.ts';

const partnerId = 'ptnr_06emzc4q3hw0t8n2k5v7r9p1xd';
const at = '2026-11-26T10:00:00.000Z';

const person = (id: string, differing: Partial<RollEntry> = {}): RollEntry => ({
  id,
  name: null,
  email: `${id}@manara.example`,
  role: 'partner-seller',
  status: 'active',
  organisation: partnerId,
  subject: id,
  sentAt: null,
  expiresAt: null,
  message: null,
  version: 2,
  ...differing,
});
const admin = person('admin', { role: 'partner-admin' });
const seller = person('seller');
const invited = person('invited', { status: 'invited', subject: null, version: 1 });
const robot = person('robot', { role: 'integrator' });
const gone = person('gone', { status: 'removed' });

const rollOf = (...people: RollEntry[]): Roll => ({
  organisation: {
    id: partnerId,
    name: 'Manara',
    status: 'active',
    members: 1,
    roll: 1,
    sent: { day: '', count: 0 },
  },
  people,
});
const roll = rollOf(admin, seller, invited, robot, gone);

describe('sendAgain', () => {
  it('gives an open invitation a new link and a new fortnight', () => {
    expect(sendAgain(roll, 'invited', at)).toMatchObject({
      after: { version: 2, message: 2, sentAt: at, expiresAt: '2026-12-10T10:00:00.000Z' },
      sent: { day: '2026-11-26', count: 1 },
    });
  });

  it.each([
    ['seller', 'illegal-move'],
    ['gone', 'not-found'],
    ['stranger', 'not-found'],
  ])('refuses %s', (id, problem) => {
    expect(sendAgain(roll, id, at)).toMatchObject({ problem });
    expect(withdraw(roll, id)).toMatchObject({ problem });
  });
});

describe('giveRole', () => {
  it('raises and lowers within the side', () => {
    expect(giveRole(roll, 'seller', 'partner-admin')).toMatchObject({ after: { role: 'partner-admin' } });
    expect(giveRole(roll, 'invited', 'partner-admin')).toMatchObject({ after: { role: 'partner-admin' } });
    const other = person('other', { role: 'partner-admin' });
    expect(giveRole(rollOf(admin, other), 'admin', 'partner-seller')).toMatchObject({
      after: { role: 'partner-seller' },
    });
  });

  it('changes nothing where the role is held already', () => {
    expect(giveRole(roll, 'admin', 'partner-admin')).toEqual({ kind: 'change', before: admin, after: admin });
  });

  it.each([
    ['the last admin', 'admin', 'partner-seller', 'last-administrator'],
    ['a role of the vendor', 'seller', 'viewer', 'invalid-request'],
    ['a machine client', 'robot', 'partner-seller', 'illegal-move'],
    ['who was removed', 'gone', 'partner-seller', 'not-found'],
  ] as const)('refuses %s', (_, id, role, problem) => {
    expect(giveRole(roll, id, role)).toMatchObject({ problem });
  });
});

describe('remove', () => {
  it('removes people and machine clients', () => {
    expect(remove(roll, 'seller')).toMatchObject({ after: { status: 'removed' } });
    expect(remove(roll, 'robot')).toMatchObject({ after: { status: 'removed' } });
  });

  it('keeps the last admin, whoever else is only invited to become one', () => {
    const next = person('next', { role: 'partner-admin', status: 'invited', subject: null });
    expect(remove(rollOf(admin, next), 'admin')).toMatchObject({ problem: 'last-administrator' });
    const joined = { ...next, status: 'active' as const };
    expect(remove(rollOf(admin, joined), 'admin')).toMatchObject({ after: { status: 'removed' } });
  });

  it('keeps the last of channel operations', () => {
    const last = person('last', { organisation: 'vendor', role: 'channel-operations' });
    const manager = person('manager', { organisation: 'vendor', role: 'channel-manager' });
    expect(remove(rollOf(last, manager), 'last')).toMatchObject({ problem: 'last-administrator' });
  });

  it.each([
    ['invited', 'illegal-move'],
    ['gone', 'not-found'],
  ])('refuses %s', (id, problem) => {
    expect(remove(roll, id)).toMatchObject({ problem });
  });
});
