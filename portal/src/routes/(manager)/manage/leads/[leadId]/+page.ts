import type { PageLoad } from './$types';

/**
 * Loads what only some leads show: how it ended, the way back to distribution, and a dialog where the address asks
 * for one (without script it has an address of its own; with it, a button loads it).
 */
export const load: PageLoad = async ({ data }) => {
  const { dialog, lead, sights } = data;
  const [OutcomeCard, SightsCard, RedistributeButton, AssignDialog, WithdrawDialog, ExpireDialog] =
    await Promise.all([
      lead.closedAt === null ? null : import('./OutcomeCard.svelte'),
      sights === null ? null : import('#lib/components/audit/SightsCard.svelte'),
      lead.substatus === 'unplaced' ? import('../../RedistributeButton.svelte') : null,
      dialog === 'assign' ? import('../../AssignDialog.svelte') : null,
      dialog === 'withdraw' ? import('./WithdrawDialog.svelte') : null,
      dialog === 'expire' ? import('./ExpireDialog.svelte') : null,
    ]);
  return {
    ...data,
    OutcomeCard: OutcomeCard?.default ?? null,
    SightsCard: SightsCard?.default ?? null,
    RedistributeButton: RedistributeButton?.default ?? null,
    AssignDialog: AssignDialog?.default ?? null,
    WithdrawDialog: WithdrawDialog?.default ?? null,
    ExpireDialog: ExpireDialog?.default ?? null,
  };
};
