import { createView as route } from '@rafiq/shared/views/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { mayChange, team } from '../domain/view.ts';
import { presentView } from '../present-view.ts';
import { insertView, listViewsOf } from '../store/view-store.ts';

const most = 50;

/** Saves a view for its caller or, by operations, for the team. */
export const create = handle(
  route,
  async (_, { caller, body, change, now, newId }) => {
    const { list, name, query, shared } = body;
    const owner = shared ? team : caller.userId;
    if (!mayChange(caller.role, { owner })) throw new Problem('forbidden');
    if ((await listViewsOf(owner, list)).length >= most) {
      throw new Problem('invalid-request', { errors: [{ pointer: '/name', code: 'too-many' }] });
    }
    const dates = { removedAt: null, createdAt: now, updatedAt: now, version: 1 };
    return insertView({ id: newId('view'), owner, list, name, query, ...dates }, change);
  },
  (view) => presentView(view, null),
);
