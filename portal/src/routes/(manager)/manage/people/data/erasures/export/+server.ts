import { listErasures } from '@rafiq/shared/identity/contract.ts';
import { erasureColumns } from '#lib/components/export/vendor-people-columns.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { namedErasures } from '../../named-erasures.ts';
import type { RequestHandler } from './$types';

/** The erasures that were ordered as a file; whom they were about is kept nowhere. */
export const GET: RequestHandler = async (event) => {
  const api = apiOf(event);
  const named = await namedErasures(api);
  return csvAnswer(event, {
    name: 'erasures',
    columns: erasureColumns,
    read: async (cursor) => {
      const { items, nextCursor } = await api.read(listErasures, { query: { limit: 100, cursor } });
      return { items: named(items), nextCursor };
    },
  });
};
