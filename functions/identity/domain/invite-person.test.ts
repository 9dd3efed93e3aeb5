import { mostOpenInvitations, mostSentADay } from '@rafiq/shared/identity/status.ts';
import { describe, expect, it } from 'vitest';
import { invitePerson } from './invite-person.ts';
import { mostMembers, type Roll, type RollEntry } from './member-records.ts';

const partnerId = 'ptnr_06emzc4q3hw0t8n2k5v7r9p1xd';
const facts = { userId: 'user_06emzc4q3hw0t8n2k5v7r9p1xd', at: '2026-11-26T10:00:00.000Z' };

const personAt = (index: number, differing: Partial<RollEntry> = {}): RollEntry => ({
  id: `user_${String(index).padStart(26, '0')}`,
  name: null,
  email: `person-${index}@manara.example`,
  role: 'partner-seller',
  status: 'active',
  organisation: partnerId,
  subject: `sub-${index}`,
  sentAt: null,
  expiresAt: null,
  message: null,
  version: 2,
  ...differing,
});

const rollOf = (people: RollEntry[], organisation: Partial<Roll['organisation']> = {}): Roll => ({
  organisation: {
    id: partnerId,
    name: 'Manara',
    status: 'active',
    members: people.length,
    roll: 7,
    sent: { day: '', count: 0 },
    ...organisation,
  },
  people,
});

const input = { email: 'Sara@Manara.example', name: 'Sara', role: 'partner-seller' } as const;

describe('invitePerson', () => {
  it('puts a person on the roll, for a fortnight, under one spelling of the address', () => {
    const shared = {
      email: 'sara@manara.example',
      name: 'Sara',
      role: 'partner-seller',
      organisation: partnerId,
      subject: null,
      sentAt: facts.at,
      expiresAt: '2026-12-10T10:00:00.000Z',
      message: 1,
      version: 1,
    };
    expect(invitePerson(rollOf([]), input, facts)).toEqual({
      kind: 'invite',
      person: { ...shared, id: facts.userId, status: 'invited' },
      invitation: { ...shared, userId: facts.userId, status: 'open' },
      sent: { day: '2026-11-26', count: 1 },
    });
  });

  it('invites again who was removed, as somebody new', () => {
    const removed = personAt(1, { email: 'sara@manara.example', status: 'removed' });
    expect(invitePerson(rollOf([removed]), input, facts)).toMatchObject({
      kind: 'invite',
      person: { id: facts.userId },
    });
  });

  it.each(['channel-operations', 'viewer', 'integrator'] as const)('gives no partner the role %s', (role) => {
    expect(invitePerson(rollOf([]), { ...input, role }, facts)).toMatchObject({
      problem: 'invalid-request',
      at: { pointer: '/role' },
    });
  });

  it('gives the vendor’s people no role of a partner', () => {
    expect(invitePerson(rollOf([], { id: 'vendor' }), input, facts)).toMatchObject({
      problem: 'invalid-request',
    });
  });

  it.each(['active', 'invited'] as const)('refuses whoever is %s already', (status) => {
    const present = personAt(1, { email: 'sara@manara.example', status });
    expect(invitePerson(rollOf([present]), input, facts)).toMatchObject({ problem: 'already-exists' });
  });

  it('refuses more people than a partner may have', () => {
    expect(invitePerson(rollOf([], { members: mostMembers }), input, facts)).toMatchObject({
      problem: 'organisation-full',
    });
  });

  it('refuses more open invitations than one organisation may have', () => {
    const open = Array.from({ length: mostOpenInvitations }, (_, index) =>
      personAt(index, { status: 'invited', subject: null }),
    );
    expect(invitePerson(rollOf(open), input, facts)).toMatchObject({ problem: 'too-many-invitations' });
    expect(invitePerson(rollOf(open.slice(1)), input, facts).kind).toBe('invite');
  });

  it('refuses more messages than one organisation may send in a day, until the next', () => {
    const full = rollOf([], { sent: { day: '2026-11-26', count: mostSentADay } });
    expect(invitePerson(full, input, facts)).toMatchObject({
      problem: 'too-many-messages',
      retryAfterSeconds: 14 * 3600,
    });
    const tomorrow = { ...facts, at: '2026-11-27T00:00:00.000Z' };
    expect(invitePerson(full, input, tomorrow)).toMatchObject({ sent: { day: '2026-11-27', count: 1 } });
  });
});
