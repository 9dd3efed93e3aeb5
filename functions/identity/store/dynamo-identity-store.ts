import { absent, atVersion, commit, type Condition, type Write } from '#functions/kernel/commit.ts';
import { getItem, getItems, queryAll } from '#functions/kernel/dynamo.ts';
import { keepIf, listPage, mergePage } from '#functions/kernel/list.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { invitation, organisation, rollEntry, type Invitation } from '../domain/member-records.ts';
import {
  everyClient,
  invitationKey,
  invitationPrefix,
  memberEvents,
  membershipKey,
  organisationKey,
  rollKey,
  rollPrefix,
} from './identity-keys.ts';
import type { IdentityStore } from './identity-store.ts';
import { storedMembership, type StoredMembership } from './membership-record.ts';
import { changeWrites, inviteWrites, membershipItem, personEvent } from './roll-writes.ts';

const readInvitation = recordReader('invitation', invitation);
const readOrganisation = recordReader('organisation', organisation);
const readRollEntry = recordReader('roll-entry', rollEntry);
const readMembership = recordReader('membership', storedMembership);

/** Holds while this very message's invitation is open and its time is not over. */
const stillOpen = (invite: Invitation, at: string): Condition => ({
  expression:
    '#status = :open AND #invitationVersion = :sent AND (#expiresAt = :never OR #expiresAt > :boundAt)',
  names: { '#invitationVersion': 'version', '#expiresAt': 'expiresAt' },
  values: { ':open': 'open', ':sent': invite.version, ':never': null, ':boundAt': at },
});

/** Identity in the one table. Each reading verb is one request; `readRoll`, `lockWrites` and `changePerson` read two. */
export const dynamoIdentityStore: IdentityStore = {
  async listInvitations(email) {
    const { pk } = invitationKey(email, '');
    return (await queryAll({ partition: pk, prefix: invitationPrefix })).map(readInvitation);
  },

  async findInvitation(email, organisationId) {
    const item = await getItem(invitationKey(email, organisationId));
    return item && readInvitation(item);
  },

  async findMembership(subject) {
    const item = await getItem(membershipKey(subject));
    return item && readMembership(item);
  },

  async findOrganisation(id) {
    const item = await getItem(organisationKey(id));
    return item && readOrganisation(item);
  },

  async findMember(organisationId, userId) {
    const item = await getItem(rollKey(organisationId, userId));
    return item && readRollEntry(item);
  },

  async readRoll(organisationId) {
    // The organisation is read before its people: whatever moves them after it makes the write's condition fail.
    const found = await this.findOrganisation(organisationId);
    if (found === undefined) return undefined;
    const entries = await queryAll({ partition: organisationKey(organisationId).pk, prefix: rollPrefix });
    return { organisation: found, people: entries.map(readRollEntry) };
  },

  listPeople: (organisations, keep, page) =>
    mergePage(
      organisations.map((organisationId) => organisationKey(organisationId).pk),
      { prefix: rollPrefix },
      page,
      keepIf(readRollEntry, keep),
    ),

  async findPeople(organisations, userIds) {
    const items = await getItems(
      organisations.flatMap((organisationId) => userIds.map((userId) => rollKey(organisationId, userId))),
    );
    return items.flatMap((item) => (item === undefined ? [] : [readRollEntry(item)]));
  },

  async listRoll(organisationId) {
    const items = await queryAll({ partition: organisationKey(organisationId).pk, prefix: rollPrefix });
    return items.map(readRollEntry);
  },

  listMembers: (organisationId, page) =>
    listPage({ partition: organisationKey(organisationId).pk, prefix: rollPrefix }, page, (item) => {
      const entry = readRollEntry(item);
      return entry.status === 'removed' ? undefined : entry;
    }),

  listClients: (page) => listPage({ partition: everyClient, index: 'list' }, page, readRollEntry),

  async organisationNames(ids) {
    const items = await getItems(ids.map(organisationKey));
    return new Map(
      items
        .flatMap((item) => (item === undefined ? [] : [readOrganisation(item)]))
        .map(({ id, name }) => [id, name]),
    );
  },

  invite: (roll, invited, former, change, answer) =>
    commit(change, { ...inviteWrites(roll, invited, former), answer }),

  async changePerson(roll, changed, verb, change, answer) {
    const { before } = changed;
    const [membershipRead, invitationRead] = await Promise.all([
      before.subject === null ? undefined : this.findMembership(before.subject),
      this.findInvitation(before.email, before.organisation),
    ]);
    const ofPerson = invitationRead?.userId === before.id ? invitationRead : undefined;
    const version = Math.max(changed.after.version, (membershipRead?.version ?? 0) + 1);
    const after = { ...changed.after, version };
    return commit(change, {
      writes: changeWrites(roll, { ...changed, after }, { invitation: ofPerson, membership: membershipRead }),
      events: [personEvent(verb, before, after)],
      answer,
    });
  },

  async bind(invite, former, subject, change) {
    const version = Math.max(invite.version, former?.version ?? 0) + 1;
    const membership: StoredMembership = {
      userId: invite.userId,
      organisation: invite.organisation,
      organisationStatus: 'active',
      role: invite.role,
      status: 'active',
      name: invite.name,
      email: invite.email,
      language: null,
      timeZone: null,
      calendar: null,
      version,
    };
    return commit(change, {
      writes: [
        {
          label: 'invitation',
          update: invitationKey(invite.email, invite.organisation),
          set: 'SET #status = :used, #subject = :subject',
          names: { '#status': 'status', '#subject': 'subject' },
          values: { ':used': 'used', ':subject': subject },
          when: stillOpen(invite, change.at),
        },
        {
          label: 'membership',
          put: membershipItem(subject, membership),
          when: former === undefined ? absent : atVersion(former.version),
        },
        {
          label: 'member',
          update: rollKey(invite.organisation, invite.userId),
          set: 'SET #status = :active, #subject = :subject, #version = :version',
          names: { '#status': 'status', '#subject': 'subject', '#version': 'version' },
          values: { ':active': 'active', ':subject': subject, ':version': version },
          when: { expression: 'attribute_exists(pk)' },
        },
        // Binding and locking both move the roll, so that a lock never overlooks who just came in.
        {
          label: 'organisation',
          update: organisationKey(invite.organisation),
          set: 'ADD #roll :one',
          names: { '#roll': 'roll' },
          values: { ':one': 1 },
          when: {
            expression: '#status = :active',
            names: { '#status': 'status' },
            values: { ':active': 'active' },
          },
        },
      ],
      events: [
        {
          type: 'rafiq.identity.member.bound.v1',
          subject: invite.userId,
          pk: memberEvents(invite.userId),
          version,
          data: { userId: invite.userId, organisation: invite.organisation, role: invite.role },
        },
      ],
      answer: membership,
    });
  },

  async save(subject, membership, changed, change) {
    const { userId, version } = membership;
    return commit(change, {
      writes: [
        { label: 'membership', put: membershipItem(subject, membership), when: atVersion(version - 1) },
        {
          label: 'member',
          update: rollKey(membership.organisation, userId),
          set: 'SET #name = :name',
          names: { '#name': 'name' },
          values: { ':name': membership.name },
          when: { expression: 'attribute_exists(pk)' },
        },
      ],
      events: [
        {
          type: 'rafiq.identity.member.updated.v1',
          subject: userId,
          pk: memberEvents(userId),
          version,
          data: { userId, organisation: membership.organisation },
          changed,
        },
      ],
      answer: membership,
    });
  },

  async lockWrites(organisationId, status) {
    const found = await this.findOrganisation(organisationId);
    if (found === undefined) return [];
    // The roll is read before the people: whoever comes in after it makes the condition below fail.
    const entries = await queryAll({ partition: organisationKey(organisationId).pk, prefix: rollPrefix });
    const bound = entries.map(readRollEntry).flatMap(({ subject }) => (subject === null ? [] : [subject]));
    return [
      {
        label: 'organisation',
        update: organisationKey(organisationId),
        set: 'SET #status = :status ADD #roll :one',
        names: { '#status': 'status', '#roll': 'roll' },
        values: { ':status': status, ':one': 1 },
        when: { expression: '#roll = :readRoll', values: { ':readRoll': found.roll } },
      },
      ...bound.map((subject): Write => ({
        label: 'membership',
        update: membershipKey(subject),
        set: 'SET #organisationStatus = :status ADD #version :one',
        names: { '#organisationStatus': 'organisationStatus', '#version': 'version' },
        values: { ':status': status, ':one': 1 },
        when: { expression: 'attribute_exists(pk)' },
      })),
    ];
  },
};
