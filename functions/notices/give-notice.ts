import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { ConditionFailed } from '#functions/kernel/commit.ts';
import { log } from '#functions/kernel/log.ts';
import type { Addressee } from './audiences.ts';
import type { Tiding } from './domain/notice.ts';
import { insertNotice } from './store/notice-store.ts';

/**
 * Gives people a notice, each once: its id is made of what it tells, so that whatever comes again finds it there
 * (1 transaction for each person).
 * @param cause the event or reminder, for the trail
 */
export async function giveNotice(
  tiding: Tiding,
  people: readonly Addressee[],
  by: { worker: string; cause: string },
): Promise<void> {
  const at = toInstant(nowMs());
  const change = {
    at,
    by: { kind: 'system', id: by.worker, organisation: null },
    requestId: by.cause,
  } as const;
  await Promise.all(
    people.map(async (person) => {
      try {
        await insertNotice({ ...tiding, ...person, givenAt: at, readAt: null }, change);
      } catch (error) {
        // Only what stands there in its place says that it was given before.
        if (!(error instanceof ConditionFailed) || error.item === undefined) throw error;
        log.info('notice was given before', { noticeId: tiding.id, userId: person.userId });
      }
    }),
  );
}
