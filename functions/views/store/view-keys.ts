/** Where views lie: under their owner, so that nobody else's can be found by its id. */
import { fold } from '@rafiq/shared/fold.ts';
import type { ViewList } from '@rafiq/shared/views/lists.ts';
import type { Key } from '#functions/kernel/dynamo.ts';
import { keyText } from '#functions/kernel/key-text.ts';

export const viewKey = (owner: string, viewId: string): Key => ({
  pk: `VIEW#${owner}#${viewId}`,
  sk: 'RECORD',
});

/** Index `list`: the views of one owner on one list, by name. */
export const viewsOfOwner = (owner: string, list: ViewList): string => `VIEWS#${owner}#${list}`;
export const byName = (view: { id: string; name: string }): string =>
  `${keyText(fold(view.name))}#${view.id}`;

/** Which view a person's list opens with. */
export const defaultKey = (userId: string, list: ViewList): Key => ({
  pk: `VIEWDEFAULT#${userId}#${list}`,
  sk: 'RECORD',
});
