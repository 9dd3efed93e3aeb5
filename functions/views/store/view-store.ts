/** Views in the one table. Finding one costs 1 request, listing them 3. */
import type { ViewList } from '@rafiq/shared/views/lists.ts';
import * as z from 'zod';
import {
  absent,
  atVersion,
  commit,
  type Change,
  type Condition,
  type Write,
} from '#functions/kernel/commit.ts';
import { getItem, getItems, queryAll } from '#functions/kernel/dynamo.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { team, view as viewShape, type View } from '../domain/view.ts';
import { byName, defaultKey, viewKey, viewsOfOwner } from './view-keys.ts';

const removedKeptSeconds = 30 * 24 * 60 * 60;
const readView = recordReader('view', viewShape);
const readDefault = recordReader(
  'view-default',
  z.object({ viewId: z.string().nullable(), version: z.number().int() }),
);

/** A removed view leaves the index at once and the table after a month. */
const placeOf = (view: View) =>
  view.removedAt === null
    ? { gsi1pk: viewsOfOwner(view.owner, view.list), gsi1sk: byName(view) }
    : { ttl: Math.floor(Date.parse(view.removedAt) / 1000) + removedKeptSeconds };

export const viewWrite = (view: View, when: Condition): Write => ({
  label: 'view',
  put: { ...viewKey(view.owner, view.id), kind: 'view', schema: 1, ...view, ...placeOf(view) },
  when,
});

const eventOf = (view: View, verb: string, changed: readonly string[]): EventDraft => ({
  type: `rafiq.views.view.${verb}.v1`,
  subject: view.id,
  pk: viewKey(view.owner, view.id).pk,
  version: view.version,
  data: { list: view.list, shared: view.owner === team, removed: view.removedAt !== null },
  changed,
});

const isGone = ({ removedAt }: View, at: string): boolean =>
  removedAt !== null && Date.parse(removedAt) + removedKeptSeconds * 1000 <= Date.parse(at);

/** A view of this person or of the team; undefined for everyone else's (1 request). */
export async function findView(userId: string, viewId: string, at: string): Promise<View | undefined> {
  const items = await getItems([viewKey(userId, viewId), viewKey(team, viewId)]);
  const found = items.flatMap((item) => (item === undefined ? [] : [readView(item)]));
  return found.find((view) => !isGone(view, at));
}

/** The views of one owner on one list, by name (1 request). */
export async function listViewsOf(owner: string, list: ViewList): Promise<View[]> {
  const items = await queryAll({ index: 'list', partition: viewsOfOwner(owner, list) });
  return items.map(readView);
}

/** The view a person's list opens with, and the version of that choice; 0 before the first (1 request). */
export async function readDefaultView(
  userId: string,
  list: ViewList,
): Promise<{ viewId: string | null; version: number }> {
  const item = await getItem(defaultKey(userId, list));
  return item === undefined ? { viewId: null, version: 0 } : readDefault(item);
}

export const insertView = (view: View, change: Change): Promise<View> =>
  commit(change, {
    writes: [viewWrite(view, absent)],
    events: [eventOf(view, 'created', [])],
    answer: view,
  });

/** @throws ConditionFailed `view` if it is not as it was read */
export const saveView = (
  before: View,
  after: View,
  changed: readonly string[],
  change: Change,
): Promise<View> =>
  commit(change, {
    writes: [viewWrite(after, atVersion(before.version))],
    events: [eventOf(after, 'updated', changed)],
    answer: after,
  });

/** Keeps which view a list opens with. @throws ConditionFailed `view-default` if another was chosen meanwhile */
export const saveDefault = <Answer>(
  userId: string,
  view: View,
  chosen: { viewId: string | null; formerVersion: number },
  change: Change,
  answer: Answer,
): Promise<Answer> => {
  const key = defaultKey(userId, view.list);
  const version = chosen.formerVersion + 1;
  return commit(change, {
    writes: [
      {
        label: 'view-default',
        put: { ...key, kind: 'view-default', schema: 1, viewId: chosen.viewId, version },
        when: chosen.formerVersion === 0 ? absent : atVersion(chosen.formerVersion),
      },
    ],
    events: [
      {
        type: 'rafiq.views.view.default-set.v1',
        subject: view.id,
        pk: key.pk,
        version,
        data: { list: view.list, isDefault: chosen.viewId !== null },
      },
    ],
    answer,
  });
};
