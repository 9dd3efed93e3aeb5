/** Undoes a batch from a button, and tells what went back and what stayed. */
import { refreshAll } from '$app/navigation';
import { sessionExpiry } from '#lib/components/session-expiry.svelte.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';
import { toast } from '#lib/ui/toasts.svelte.ts';
import { undoneText } from './batch-words.ts';
import type { ShownBatch } from './posted-batch.ts';

interface Answer {
  batch?: ShownBatch;
  problem?: string;
}

export async function undoBatch(batchId: string, format: Formatter): Promise<void> {
  let answer: Answer;
  try {
    const response = await fetch(`/manage/leads/batches/${batchId}/undo`, {
      method: 'POST',
      headers: { accept: 'application/json' },
    });
    if (response.status === 401) {
      sessionExpiry.expired = true;
      return;
    }
    answer = (await response.json()) as Answer;
  } catch {
    // Whether it was undone is not known; doing it again is safe, and the list says what is true.
    toast(navigator.onLine ? m.error_unexpected_text() : m.error_offline_text(), { tone: 'critical' });
    return;
  }
  await refreshAll();
  if (answer.batch) {
    toast(undoneText(answer.batch, format), { tone: answer.batch.kept.length === 0 ? 'positive' : 'info' });
  } else toast(answer.problem ?? m.error_unexpected_text(), { tone: 'critical' });
}
