import { readCaseTexts, saveCaseTexts } from '@rafiq/shared/settings/case-texts-contract.ts';
import { caseTextUses } from '@rafiq/shared/deals/case-status.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { queryFields } from '../../../query-fields.ts';
import { refusedKeeping } from '../../../refused-keeping.ts';
import { postedTexts } from './case-text-draft.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { lists, version } = await apiOf(event).read(readCaseTexts, {});
  const use = queryFields(event.url).one('of', caseTextUses) ?? caseTextUses[0];
  return { use, list: lists[use], version };
};

export const actions: Actions = {
  /** Replaces the texts of one use, over the version their reader saw. */
  default: async (event) => {
    const form = await PostedForm.of(event.request);
    const use = caseTextUses.find((known) => known === form.text('use')) ?? caseTextUses[0];
    const outcome = await apiOf(event).act(saveCaseTexts, {
      body: { lists: { [use]: postedTexts(form) } },
      ifMatch: form.number('version') ?? 0,
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? { form: 'texts', saved: true } : refusedKeeping('texts', outcome.problem, form);
  },
};
