import { readConflictWhatIf } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { createFormatter } from '#lib/format/formatter.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { figureColumns } from '../../../figure-columns.ts';
import { figureLines } from '../../../figure-lines.ts';
import type { RequestHandler } from './$types';

/** All tables of a draft that was tried on past registrations as one file; nothing but headings before it has ended. */
export const GET: RequestHandler = (event) => {
  const params = { conflictWhatIfId: event.params.whatIfId };
  const format = createFormatter(() => event.locals.reader);
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'conflict-what-if',
    columns: figureColumns,
    read: async () => {
      const { result } = await api.read(readConflictWhatIf, { params });
      return { items: result === null ? [] : figureLines(result, format), nextCursor: null };
    },
  });
};
