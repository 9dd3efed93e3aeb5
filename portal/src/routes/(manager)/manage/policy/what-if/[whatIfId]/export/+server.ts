import { readWhatIf } from '@rafiq/shared/leads/what-if-contract.ts';
import { createFormatter } from '#lib/format/formatter.ts';
import { apiOf } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/export/csv-answer.ts';
import { figureColumns } from '../../figure-columns.ts';
import { figureLines } from '../../figure-lines.ts';
import type { RequestHandler } from './$types';

/** All tables of a draft that was tried on past leads as one file; nothing but headings before it has ended. */
export const GET: RequestHandler = (event) => {
  const { whatIfId } = event.params;
  const format = createFormatter(() => event.locals.reader);
  const api = apiOf(event);
  return csvAnswer(event, {
    name: 'what-if',
    columns: figureColumns,
    read: async () => {
      const { result } = await api.read(readWhatIf, { params: { whatIfId } });
      return { items: result === null ? [] : figureLines(result, format), nextCursor: null };
    },
  });
};
