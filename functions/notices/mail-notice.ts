import { findReader } from '#functions/identity/index.ts';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import type { Change } from '#functions/kernel/commit.ts';
import { env } from '#functions/kernel/env.ts';
import { log } from '#functions/kernel/log.ts';
import { MailNotSent, sendMail } from '#functions/kernel/mail.ts';
import { isRunning } from '#functions/leads/index.ts';
import { findChannel } from '#functions/settings/index.ts';
import { composeMail } from './compose-mail.ts';
import { isListed, type Notice } from './domain/notice.ts';
import { nextTurn } from './domain/mail-round.ts';
import { whyNoMail } from './domain/why-no-mail.ts';
import {
  beginMail,
  endMail,
  findMailMark,
  findRound,
  giveMailBack,
  keepNoMail,
  type MailMark,
} from './store/mail-store.ts';
import { findNotice } from './store/notice-store.ts';
import { readPreferences } from './store/preference-store.ts';

async function clockRuns({ clock, until }: Notice, at: string): Promise<boolean> {
  if (clock === null) return true;
  return (until ?? '') > at && (await isRunning(clock));
}

const mostTries = 8;

/**
 * Takes the next turn among the mails of the kind; null if there is nothing to send. A mail that was given back has
 * its turn already, and nobody may choose about letters, so that they have no rounds (2 requests).
 */
async function takeTurn(
  notice: Notice,
  mark: MailMark | undefined,
  token: string,
  change: Change,
): Promise<{ listedUntil: string | null } | null> {
  const held = mark ?? (isListed(notice) ? undefined : { listedUntil: null });
  for (let tries = 0; tries < mostTries; tries += 1) {
    const { userId, kind } = notice;
    const turn =
      held === undefined
        ? nextTurn(await findRound(notice), { userId, kind, at: change.at })
        : { listedUntil: held.listedUntil, round: null };
    if (turn === null) {
      await keepNoMail(notice, 'round-full', change.at);
      return null;
    }
    const outcome = await beginMail(notice, turn, token, change);
    if (outcome !== 'overtaken') return outcome === 'begun' ? turn : null;
  }
  throw new Error(`Other mails of ${notice.kind} were quicker ${mostTries} times`);
}

/**
 * Mails a notice, at most once: the mark that it is being sent is written first, and only given back if the post
 * surely took nothing (6 requests and the mail). After a crash in between, the mark stays and nothing is sent again.
 * @param token tells this attempt from every other
 */
export async function mailNotice(of: { userId: string; id: string }, token: string): Promise<void> {
  const at = toInstant(nowMs());
  const [notice, mark] = await Promise.all([findNotice(of.userId, of.id, at), findMailMark(of)]);
  if (notice === undefined) return;
  const by = { kind: 'system', id: 'send-mail', organisation: null } as const;
  const change: Change = { at, by, requestId: token };
  const named = { noticeId: notice.id, userId: notice.userId };
  if (mark !== undefined && mark.status !== 'not-sent') {
    if (mark.status === 'sending') log.warn('mail may have been sent, and is not sent again', named);
    return;
  }
  const [reader, preferences, stillRuns, channel] = await Promise.all([
    findReader(notice.organisation, notice.userId),
    readPreferences(notice.userId),
    clockRuns(notice, at),
    findChannel(),
  ]);
  const because = whyNoMail({ notice, reader, preferences, clockRuns: stillRuns, at });
  if (because !== null || reader === undefined) {
    await keepNoMail(notice, because ?? 'nobody', at);
    return;
  }
  const turn = await takeTurn(notice, mark, token, change);
  if (turn === null) return;
  let messageId: string;
  try {
    const sender = { origin: env('PORTAL_ORIGIN'), channel };
    messageId = await sendMail(composeMail(notice, reader, sender, turn.listedUntil));
  } catch (error) {
    if (error instanceof MailNotSent) await giveMailBack(notice, turn.listedUntil, token, change);
    throw error;
  }
  await endMail(notice, token, messageId, change);
}
