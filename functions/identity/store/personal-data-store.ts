/** What identity keeps of one person beyond its roll: erasures, exports on record, and the events about a member. */
import type { Page } from '@rafiq/shared/page.ts';
import {
  absent,
  atVersion,
  commit,
  type Change,
  type Condition,
  type Write,
} from '#functions/kernel/commit.ts';
import { getItem, queryAll, type Item } from '#functions/kernel/dynamo.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { listPage, type PageRequest } from '#functions/kernel/list.ts';
import { recordReader } from '#functions/kernel/record.ts';
import * as z from 'zod';
import { erasedEntry, erasure, type StoredErasure } from '../domain/erasure.ts';
import type { RollEntry } from '../domain/member-records.ts';
import { erasureKey, everyErasure, exportPartition, invitationKey, memberEvents } from './identity-keys.ts';
import type { StoredMembership } from './membership-record.ts';
import { rollItem } from './membership-writes.ts';
import { membershipItem } from './roll-writes.ts';

const stored = recordReader('erasure', z.object({ erasure }));
const readErasure = (item: Item): StoredErasure => stored(item).erasure;

/** An erasure as it is kept. */
export const erasureWrite = (record: StoredErasure, when: Condition): Write => ({
  label: 'erasure',
  put: {
    ...erasureKey(record.id),
    kind: 'erasure',
    schema: 1,
    version: record.version,
    erasure: record,
    gsi1pk: everyErasure,
    gsi1sk: `${record.requestedAt}#${record.id}`,
  },
  when,
});

const erasureEvent = (record: StoredErasure, verb: 'requested' | 'continued' | 'finished'): EventDraft => ({
  type: `rafiq.identity.erasure.${verb}.v1`,
  subject: record.id,
  pk: erasureKey(record.id).pk,
  version: record.version,
  data: { erasureId: record.id, members: record.members, leads: record.leads, deals: record.deals },
  changed: ['status'],
});

/** Keeps an erasure that was ordered (1 transaction). */
export const insertErasure = <Answer>(
  record: StoredErasure,
  change: Change,
  answer: Answer,
): Promise<Answer> =>
  commit(change, {
    writes: [erasureWrite(record, absent)],
    events: [erasureEvent(record, 'requested')],
    answer,
  });

/** Counts one that was cleaned, in the transaction that cleans it: whatever is cut off, each is counted once. */
export const countCleaned = (id: string, what: 'leads' | 'deals'): Write => ({
  label: 'erasure',
  update: erasureKey(id),
  set: 'SET #erasure.#what = if_not_exists(#erasure.#what, :none) + :one',
  names: { '#erasure': 'erasure', '#what': what },
  values: { ':none': 0, ':one': 1 },
  when: { expression: 'attribute_exists(pk)' },
});

/**
 * Keeps how far an erasure is (1 transaction).
 * @throws ConditionFailed if another run was quicker, or has counted on since it was read
 */
export const saveErasure = (record: StoredErasure, change: Change): Promise<null> =>
  commit(change, {
    writes: [erasureWrite(record, asRead(record))],
    events: [erasureEvent(record, record.status === 'finished' ? 'finished' : 'continued')],
    answer: null,
  });

const asRead = ({ version, leads, deals }: StoredErasure): Condition => {
  const { expression, names, values } = atVersion(version - 1);
  const ofDeals = '(#erasure.#deals = :readDeals OR attribute_not_exists(#erasure.#deals))';
  return {
    expression: `${expression} AND #erasure.#leads = :readLeads AND ${ofDeals}`,
    names: { ...names, '#erasure': 'erasure', '#leads': 'leads', '#deals': 'deals' },
    values: { ...values, ':readLeads': leads, ':readDeals': deals },
  };
};

/** One erasure (1 request). */
export async function findErasure(id: string): Promise<StoredErasure | undefined> {
  const item = await getItem(erasureKey(id));
  return item && readErasure(item);
}

/** Erasures, newest first (1 request). */
export const listErasures = (page: PageRequest): Promise<Page<StoredErasure>> =>
  listPage({ partition: everyErasure, index: 'list', newestFirst: true }, page, readErasure);

/** Records that somebody's data was read, not whose (1 transaction). */
export const recordExport = <Answer>(id: string, change: Change, answer: Answer): Promise<Answer> =>
  commit(change, {
    writes: [],
    events: [
      {
        type: 'rafiq.identity.person.exported.v1',
        subject: id,
        pk: exportPartition(id),
        version: 1,
        data: { exportId: id },
      },
    ],
    answer,
  });

const memberEvent = z.object({
  event: z.object({ type: z.string(), at: z.string(), by: z.object({ id: z.string() }) }),
});

/** What happened to a member, in order (1 request). */
export async function eventsOfMember(userId: string): Promise<{ type: string; at: string; by: string }[]> {
  const items = await queryAll({ partition: memberEvents(userId), prefix: 'EVT#' });
  return items.map((item) => {
    const { event } = memberEvent.parse(item);
    return { type: event.type, at: event.at, by: event.by.id };
  });
}

/** The person goes from the line, from the membership behind it and from the list of invitations (2 to 4 items). */
export function eraseMember(
  entry: RollEntry,
  membership: StoredMembership | undefined,
  change: Change,
): Promise<null> {
  const version = Math.max(entry.version, membership?.version ?? 0) + 1;
  return commit(change, {
    writes: [
      {
        label: 'member',
        put: rollItem(erasedEntry(entry, version)),
        when: { expression: 'attribute_exists(pk)' },
      },
      ...(membership === undefined || entry.subject === null
        ? []
        : [
            {
              label: 'membership',
              put: membershipItem(entry.subject, {
                ...membership,
                status: 'removed' as const,
                name: null,
                email: '',
                language: null,
                timeZone: null,
                calendar: null,
                version,
              }),
              when: atVersion(membership.version),
            },
          ]),
    ],
    events: [
      {
        type: 'rafiq.identity.member.erased.v1',
        subject: entry.id,
        pk: memberEvents(entry.id),
        version,
        data: { userId: entry.id, organisation: entry.organisation },
        changed: ['name', 'email'],
      },
    ],
    answer: null,
  });
}

/** Takes an invitation of an erased person off the list (1 transaction). */
export const removeInvitation = (email: string, organisation: string, change: Change): Promise<null> =>
  commit(change, {
    writes: [{ label: 'invitation', remove: invitationKey(email, organisation) }],
    events: [],
    answer: null,
  });
