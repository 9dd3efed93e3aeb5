/** Judging one file in quarantine, by the checks that are built in and a scanner of viruses where there is one. */
import { createHash } from 'node:crypto';
import { ConditionFailed, commit, type Change } from '#functions/kernel/commit.ts';
import { log } from '#functions/kernel/log.ts';
import { judge, type PinnedFile, type StoredAttachment } from './domain/attachment.ts';
import { inspectFile } from './inspect-file.ts';
import { refuse, type Verdict } from './domain/verdict.ts';
import { keepCleared, readUpload, removeFiles } from './store/attachment-files.ts';
import { attachmentEvent, attachmentWrite, findAttachment } from './store/attachment-store.ts';

/** A scanner of viruses: what it says of a pinned file, `waiting` until it has looked. */
export type Scanner = (attachmentId: string, file: PinnedFile) => Promise<Verdict>;

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function verdictOf(
  attachment: StoredAttachment,
  bytes: Buffer | undefined,
  scanner: Scanner,
): Promise<Verdict> {
  const { id, file, sizeBytes, sha256, contentType } = attachment;
  if (file === null || bytes?.length !== sizeBytes || digestOf(bytes) !== sha256) {
    return refuse('not-as-announced');
  }
  const seen = inspectFile(bytes, contentType);
  return seen.kind === 'clear' ? scanner(id, file) : seen;
}

/** A file whose record is gone was erased: a copy that was cleared meanwhile goes as well. */
async function forgetIfErased(attachmentId: string): Promise<boolean> {
  if ((await findAttachment(attachmentId)) !== undefined) return false;
  await removeFiles(attachmentId);
  return true;
}

/**
 * Clears or refuses a file, once (3 to 4 requests). The copy is made of the very bytes that were checked, before the
 * record says that it is there; one that was judged already is left alone.
 */
export async function scanFile(attachmentId: string, scanner: Scanner, change: Change): Promise<void> {
  const attachment = await findAttachment(attachmentId);
  if (attachment === undefined) return removeFiles(attachmentId);
  if (attachment.status !== 'quarantined' || attachment.file === null) return;
  const bytes = await readUpload(attachmentId, attachment.file);
  const verdict = await verdictOf(attachment, bytes, scanner);
  if (verdict.kind === 'waiting') return;
  const after = judge(attachment, verdict);
  if (verdict.kind === 'clear' && bytes !== undefined) await keepCleared(after, bytes);
  try {
    await commit(change, {
      writes: [attachmentWrite(after)],
      events: [attachmentEvent(after, verdict.kind === 'clear' ? 'cleared' : 'refused')],
      answer: null,
    });
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    const erased = await forgetIfErased(attachmentId);
    log.info(erased ? 'file was erased meanwhile' : 'file was judged meanwhile', { attachmentId });
  }
}
