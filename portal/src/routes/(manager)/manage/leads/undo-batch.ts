/** Undoes a batch from a button, and tells what went back and what stayed. */
import { actFromToast } from '#lib/components/act-from-toast.ts';
import { toast } from '#lib/ui/toasts.svelte.ts';

export async function undoBatch(batchId: string): Promise<void> {
  const answer = await actFromToast<{ notice: string; stayed: number }>(
    `/manage/leads/batches/${batchId}?/undo`,
  );
  if (answer) toast(answer.notice, { tone: answer.stayed === 0 ? 'positive' : 'info' });
}
