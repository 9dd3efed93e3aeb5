import { Submission, type KeepLater } from '#lib/components/submission.svelte.ts';
import { m } from '#lib/paraglide/messages.js';
import { toast, type Toast } from '#lib/ui/toasts.svelte.ts';

/** Takes back what was just logged. */
async function takeBack(action: string, noteId: string): Promise<void> {
  const { actFromToast } = await import('#lib/components/act-from-toast.ts');
  const done = await actFromToast<{ notice: string }>(action, [['noteId', noteId]]);
  if (done) toast(done.notice);
}

interface Ways {
  /** Where it waits while there is no connection. */
  later?: KeepLater | undefined;
  /** Where the toast leads; to the words of what was logged if it is not said. */
  next?: Toast['link'];
  /** Whether a refusal is told by a toast, where the form has no room for it. */
  refusedInToast?: boolean;
}

/**
 * A call or a meeting on its way with one press: its toast takes it back, and leads on.
 * @param path the page of the record, whose actions write and withdraw
 */
export const logSubmission = (path: string, { later, next, refusedInToast = false }: Ways): Submission =>
  new Submission({
    later,
    offered: ({ made = '' }) => ({
      action: { label: m.ui_undo(), run: () => void takeBack(`${path}?/withdrawNote`, made) },
      link: next ?? { label: m.note_add_words(), href: `${path}?words=${made}#words` },
    }),
    refused: ({ detail }) => {
      if (refusedInToast) toast(detail, { tone: 'critical' });
    },
  });
