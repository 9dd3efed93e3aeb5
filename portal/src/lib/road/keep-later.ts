import type { KeepLater } from '#lib/components/submission.svelte.ts';
import { connection } from './connection.svelte.ts';
import type { WaitingAct } from './outbox-item.ts';
import { unsent } from './unsent.svelte.ts';

/** Where a form about a lead waits: without a connection, and behind what waits for that lead already. */
export const keepLater = (
  memberId: string,
  lead: () => { id: string; name: string; version: number },
  act: WaitingAct,
): KeepLater => ({
  now: () => connection.offline || unsent.waitingOn(lead().id).length > 0,
  keep: async (formData, tried) => {
    const { outbox } = await import('./outbox.svelte.ts');
    await outbox.keep({ memberId, lead: lead(), act, formData, tried });
  },
});
