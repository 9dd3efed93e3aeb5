/**
 * Whether a notice was mailed. The mark is written before the mail is handed over, so that a repeat after a crash
 * finds it and sends nothing: a mail is sent at most once. A mark that stays `sending` says that it may have been.
 */
import { commit, ConditionFailed, type Change } from '#functions/kernel/commit.ts';
import { getItem } from '#functions/kernel/dynamo.ts';
import { recordReader } from '#functions/kernel/record.ts';
import * as z from 'zod';
import { keptDays, type Notice } from '../domain/notice.ts';
import type { NoMail } from '../domain/why-no-mail.ts';
import { mailKey } from './notice-keys.ts';

const mailMark = z.object({
  status: z.enum(['sending', 'not-sent', 'sent', 'none']),
  /** Who sends, or sent. */
  token: z.string().nullable(),
  messageId: z.string().nullable(),
  because: z.string().nullable(),
  at: z.string(),
});
export type MailMark = z.output<typeof mailMark>;
const readMark = recordReader('mail', mailMark);

type Mailed = Pick<Notice, 'id' | 'userId' | 'organisation' | 'kind' | 'givenAt'>;

const markItem = ({ id, userId, givenAt }: Mailed, mark: MailMark) => ({
  ...mailKey(userId, id),
  kind: 'mail',
  schema: 1,
  ...mark,
  ttl: Math.floor(Date.parse(givenAt) / 1000) + keptDays * 86_400,
});

/** What became of the mail of a notice; undefined before anyone cared (1 request). */
export async function findMailMark({ userId, id }: Mailed): Promise<MailMark | undefined> {
  const item = await getItem(mailKey(userId, id));
  return item && readMark(item);
}

const untouched = {
  expression: 'attribute_not_exists(pk) OR #status = :notSent',
  names: { '#status': 'status' },
  values: { ':notSent': 'not-sent' },
};
const heldBy = (token: string) => ({
  expression: '#token = :token',
  names: { '#token': 'token' },
  values: { ':token': token },
});

/** Writes a mark where nobody has sent or decided; false if somebody has (1 item). */
async function markFirst(mailed: Mailed, mark: MailMark, change: Change): Promise<boolean> {
  try {
    await commit(change, {
      writes: [{ label: 'mail', put: markItem(mailed, mark), when: untouched }],
      events: [],
      answer: null,
    });
    return true;
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    return false;
  }
}

/** Takes it on oneself to send the mail; false if it is being sent, was sent, or is not to be sent. */
export const beginMail = (mailed: Mailed, token: string, change: Change): Promise<boolean> =>
  markFirst(mailed, { status: 'sending', token, messageId: null, because: null, at: change.at }, change);

/** Keeps that no mail goes out for this notice, and why. */
export const keepNoMail = (mailed: Mailed, because: NoMail, change: Change): Promise<boolean> =>
  markFirst(mailed, { status: 'none', token: null, messageId: null, because, at: change.at }, change);

/** Gives the mail back: it surely was not sent, and anyone may try again. */
export const giveMailBack = (mailed: Mailed, token: string, change: Change): Promise<null> =>
  commit(change, {
    writes: [
      {
        label: 'mail',
        put: markItem(mailed, {
          status: 'not-sent',
          token: null,
          messageId: null,
          because: null,
          at: change.at,
        }),
        when: heldBy(token),
      },
    ],
    events: [],
    answer: null,
  });

/** Keeps that the mail was sent, under which name of the post. */
export const endMail = (mailed: Mailed, token: string, messageId: string, change: Change): Promise<null> =>
  commit(change, {
    writes: [
      {
        label: 'mail',
        put: markItem(mailed, { status: 'sent', token, messageId, because: null, at: change.at }),
        when: heldBy(token),
      },
    ],
    events: [
      {
        type: 'rafiq.notices.notice.mailed.v1',
        subject: mailed.id,
        pk: mailKey(mailed.userId, mailed.id).pk,
        version: 1,
        data: { userId: mailed.userId, organisation: mailed.organisation, kind: mailed.kind },
      },
    ],
    answer: null,
  });
