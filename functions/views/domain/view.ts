/** A saved view as it is kept: of one person, or of the whole team. */
import { viewLists } from '@rafiq/shared/views/lists.ts';
import * as z from 'zod';

/** Who owns what everyone shares; no person's id looks like it. */
export const team = 'team';

export const view = z.object({
  id: z.string(),
  /** A person's id, or the team. */
  owner: z.string(),
  list: z.enum(viewLists),
  name: z.string(),
  query: z.string(),
  removedAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  version: z.number().int(),
});
export type View = z.output<typeof view>;

/** Whether a role may change a view that it can see: one's own always, the team's only operations. */
export const mayChange = (role: string, { owner }: Pick<View, 'owner'>): boolean =>
  owner !== team || role === 'channel-operations';
