import { error } from '@sveltejs/kit';
import { readConflict } from '@rafiq/shared/deals/case-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { filesOfCase } from '#lib/server/timeline-parts.ts';
import { m } from '#lib/paraglide/messages.js';
import { caseActions } from '../../case-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const [conflict, files] = await Promise.all([
    api.read(readConflict, { params: event.params }),
    filesOfCase(api, event.params.conflictId),
  ]);
  if (conflict.view !== 'party') error(404, m.error_not_found_text());
  return { conflict, files };
};

export const actions = caseActions satisfies Actions;
