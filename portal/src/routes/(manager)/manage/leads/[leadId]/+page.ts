import { noteActionsFor } from '#lib/components/timeline/note-actions-for.ts';
import type { PageLoad } from './$types';

/**
 * Loads what only some leads show: how it ended, the way back to distribution, files, a partner's questions,
 * and a dialog where the address asks for one (without script it has an address of its own; with it, a button loads it).
 */
export const load: PageLoad = async ({ data }) => {
  const { dialog, lead, sights } = data;
  const [
    OutcomeCard,
    SightsCard,
    RedistributeButton,
    FilesList,
    QuestionCard,
    NoteActions,
    AssignDialog,
    WithdrawDialog,
    ExpireDialog,
  ] = await Promise.all([
    lead.closedAt === null ? null : import('./OutcomeCard.svelte'),
    sights === null ? null : import('#lib/components/audit/SightsCard.svelte'),
    lead.substatus === 'unplaced' ? import('../../RedistributeButton.svelte') : null,
    data.files.length === 0 ? null : import('#lib/components/timeline/FilesList.svelte'),
    data.questions.length === 0 ? null : import('#lib/components/timeline/QuestionCard.svelte'),
    noteActionsFor(data.timeline.items),
    dialog === 'assign' ? import('../../AssignDialog.svelte') : null,
    dialog === 'withdraw' ? import('./WithdrawDialog.svelte') : null,
    dialog === 'expire' ? import('./ExpireDialog.svelte') : null,
  ]);
  return {
    ...data,
    OutcomeCard: OutcomeCard?.default ?? null,
    SightsCard: SightsCard?.default ?? null,
    RedistributeButton: RedistributeButton?.default ?? null,
    NoteActions,
    FilesList: FilesList?.default ?? null,
    QuestionCard: QuestionCard?.default ?? null,
    AssignDialog: AssignDialog?.default ?? null,
    WithdrawDialog: WithdrawDialog?.default ?? null,
    ExpireDialog: ExpireDialog?.default ?? null,
  };
};
