/** The contract of the views room: filters and order of a list under a name, for oneself or for the team. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { version } from '../record.ts';
import { defineRoute } from '../route.ts';
import { line } from '../text.ts';
import { viewLists } from './lists.ts';

const none = z.strictObject({});
const viewParams = z.strictObject({ viewId: idOf('view') });
const list = z.enum(viewLists, { error: 'unknown-value' });

/** Filters and order as the address of the list has them: `country=AE&sort=receivedAt`. */
const viewQuery = z
  .string()
  .max(1000, { error: 'too-long' })
  .regex(/^[\w.~%+=&,*-]*$/, { error: 'invalid-format' })
  .meta({ example: 'country=AE&sort=receivedAt' });

export const savedView = z.strictObject({
  id: idOf('view'),
  list,
  name: z.string(),
  query: viewQuery,
  /** Everyone of the team finds it in the list. */
  shared: z.boolean(),
  /** Its reader's list opens with it. */
  isDefault: z.boolean(),
  /** Until it is restored, no list shows it; after a month it is gone. */
  removedAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  version,
});
export type SavedView = z.output<typeof savedView>;

export const newView = z.strictObject({
  list,
  name: line(60),
  query: viewQuery,
  shared: z.boolean().default(false),
});
export type NewView = z.output<typeof newView>;

/** Absent leaves a field; `removed: false` takes a removal back. */
export const viewPatch = z.strictObject({
  name: line(60).optional(),
  query: viewQuery.optional(),
  removed: z.boolean().optional(),
});
export type ViewPatch = z.output<typeof viewPatch>;

const ofViews = { audience: 'vendor', permission: 'views.use', success: 200 } as const;

export const listViews = defineRoute({
  ...ofViews,
  id: 'views.list',
  method: 'GET',
  path: '/v1/views',
  summary: 'List saved views',
  description: 'The views of a list, one’s own and the team’s, by name; at most 50 of each.',
  subject: 'none',
  params: none,
  query: z.strictObject({ list }),
  body: none,
  output: z.strictObject({ items: z.array(savedView) }),
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: { query: { list: 'leads' } },
});

export const createView = defineRoute({
  ...ofViews,
  id: 'views.create',
  method: 'POST',
  path: '/v1/views',
  summary: 'Save a view',
  description: 'Keeps filters and order under a name. Only channel operations share one with the team.',
  subject: 'none',
  params: none,
  query: none,
  body: newView,
  output: savedView,
  success: 201,
  problems: [],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { body: { list: 'leads', name: 'Emirates, oldest first', query: 'country=AE&sort=receivedAt' } },
});

export const readView = defineRoute({
  ...ofViews,
  id: 'views.read',
  method: 'GET',
  path: '/v1/views/{viewId}',
  summary: 'Read a saved view',
  description: 'One’s own, or one of the team; also while it is removed.',
  subject: 'view',
  params: viewParams,
  query: none,
  body: none,
  output: savedView,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { viewId: '{viewId}' } },
});

export const updateView = defineRoute({
  ...ofViews,
  id: 'views.update',
  method: 'PATCH',
  path: '/v1/views/{viewId}',
  summary: 'Rename, change, remove or restore a saved view',
  description: 'Absent fields stay as they are. Only channel operations change a view of the team.',
  subject: 'view',
  params: viewParams,
  query: none,
  body: viewPatch,
  output: savedView,
  problems: [],
  idempotency: 'none',
  ifMatch: 'required',
  example: { params: { viewId: '{viewId}' }, body: { name: 'Emirates' } },
});

export const setDefaultView = defineRoute({
  ...ofViews,
  id: 'views.set-default',
  method: 'POST',
  path: '/v1/views/{viewId}/set-default',
  summary: 'Open a list with this view',
  description: 'For the caller alone, until another view or none is chosen.',
  subject: 'view',
  params: viewParams,
  query: none,
  body: z.strictObject({ isDefault: z.boolean() }),
  output: savedView,
  problems: [],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { viewId: '{viewId}' }, body: { isDefault: true } },
});

export const viewRoutes = [listViews, createView, readView, updateView, setDefaultView] as const;
