import { absent, atVersion, commit, type Write } from '#functions/kernel/commit.ts';
import { getItem, getItems, queryAll } from '#functions/kernel/dynamo.ts';
import { listPage, mergePage } from '#functions/kernel/list.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { invitation, organisation, rollEntry } from '../domain/member-records.ts';
import {
  invitationKey,
  memberEvents,
  membershipKey,
  organisationKey,
  rollKey,
  rollPrefix,
} from './identity-keys.ts';
import type { IdentityStore } from './identity-store.ts';
import { storedMembership, type StoredMembership } from './membership-record.ts';

const readInvitation = recordReader('invitation', invitation);
const readOrganisation = recordReader('organisation', organisation);
const readRollEntry = recordReader('roll-entry', rollEntry);
const readMembership = recordReader('membership', storedMembership);

const membershipItem = (subject: string, membership: StoredMembership) => ({
  ...membershipKey(subject),
  kind: 'membership',
  schema: 1,
  ...membership,
});

/** Identity in the one table. Each reading verb is one request; `lockWrites` is two. */
export const dynamoIdentityStore: IdentityStore = {
  async findInvitation(email) {
    const item = await getItem(invitationKey(email));
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

  listMembers: (organisationId, page) =>
    listPage({ partition: organisationKey(organisationId).pk, prefix: rollPrefix }, page, readRollEntry),

  listPeople: (organisations, keep, page) =>
    mergePage(
      organisations.map((organisationId) => organisationKey(organisationId).pk),
      { prefix: rollPrefix },
      page,
      (item) => {
        const person = readRollEntry(item);
        return keep(person) ? person : undefined;
      },
    ),

  async findPeople(organisations, userIds) {
    const items = await getItems(
      organisations.flatMap((organisationId) => userIds.map((userId) => rollKey(organisationId, userId))),
    );
    return items.flatMap((item) => (item === undefined ? [] : [readRollEntry(item)]));
  },

  async bind(invite, subject, change) {
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
      version: 2,
    };
    return commit(change, {
      writes: [
        {
          label: 'invitation',
          update: invitationKey(invite.email),
          set: 'SET #status = :used, #subject = :subject',
          names: { '#status': 'status', '#subject': 'subject' },
          values: { ':used': 'used', ':subject': subject },
          when: { expression: '#status = :open', values: { ':open': 'open' } },
        },
        { label: 'membership', put: membershipItem(subject, membership), when: absent },
        {
          label: 'member',
          update: rollKey(invite.organisation, invite.userId),
          set: 'SET #status = :active, #subject = :subject',
          names: { '#status': 'status', '#subject': 'subject' },
          values: { ':active': 'active', ':subject': subject },
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
          version: 2,
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
