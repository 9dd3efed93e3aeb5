/**
 * Whether a notice was mailed. The mark is written before the mail is handed over, so that a repeat after a crash
 * finds it and sends nothing: a mail is sent at most once. A mark that stays `sending` says that it may have been.
 */
import {
  atVersion,
  commit,
  orAbsent,
  ConditionFailed,
  writeOne,
  type Change,
  type Write,
} from '#functions/kernel/commit.ts';
import { getItem } from '#functions/kernel/dynamo.ts';
import { recordReader } from '#functions/kernel/record.ts';
import * as z from 'zod';
import { mailRound, type MailRound, type MailTurn } from '../domain/mail-round.ts';
import { keptDays, type Notice } from '../domain/notice.ts';
import type { NoMail } from '../domain/why-no-mail.ts';
import { mailKey, mailRoundKey } from './notice-keys.ts';

const mailMark = z.object({
  status: z.enum(['sending', 'not-sent', 'sent', 'none']),
  /** Who sends, or sent. */
  token: z.string().nullable(),
  messageId: z.string().nullable(),
  because: z.string().nullable(),
  /** Until when further notices of the kind are only listed, if this mail is to say so. */
  listedUntil: z.string().nullable().default(null),
  at: z.string(),
});
export type MailMark = z.output<typeof mailMark>;
const readMark = recordReader('mail', mailMark);

type Mailed = Pick<Notice, 'id' | 'userId' | 'organisation' | 'kind' | 'givenAt'>;

type Said = Pick<MailMark, 'status' | 'at'> & Partial<MailMark>;

const markItem = ({ id, userId, givenAt }: Mailed, said: Said) => ({
  ...mailKey(userId, id),
  kind: 'mail',
  schema: 1,
  token: null,
  messageId: null,
  because: null,
  listedUntil: null,
  ...said,
  ttl: Math.floor(Date.parse(givenAt) / 1000) + keptDays * 86_400,
});

/** What became of the mail of a notice; undefined before anyone cared (1 request). */
export async function findMailMark({
  userId,
  id,
}: Pick<Mailed, 'userId' | 'id'>): Promise<MailMark | undefined> {
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

const readRound = recordReader('mail-round', mailRound);

/** The last round of mails of a notice's kind to its reader (1 request). */
export async function findRound({ userId, kind }: Mailed): Promise<MailRound | undefined> {
  const item = await getItem(mailRoundKey(userId, kind));
  return item && readRound(item);
}

const roundWrite = (round: MailRound): Write => ({
  label: 'round',
  put: {
    ...mailRoundKey(round.userId, round.of),
    kind: 'mail-round',
    schema: 1,
    ...round,
    ttl: Math.floor(Date.parse(round.from) / 1000) + 86_400,
  },
  // What has outlived its time may still stand there, and may just have gone.
  when: orAbsent(atVersion(round.version - 1)),
});

/** Writes a mark where nobody has sent or decided. @throws ConditionFailed `mail` or the label of another write */
const markFirst = (
  mailed: Mailed,
  said: Said,
  change: Change,
  beside: readonly Write[] = [],
): Promise<null> =>
  commit(change, {
    writes: [{ label: 'mail', put: markItem(mailed, said), when: untouched }, ...beside],
    events: [],
    answer: null,
  });

/**
 * Takes it on oneself to send the mail (1 or 2 items). A mail that was given back keeps the turn it had.
 * @returns `taken` if it is being sent, was sent, or is not to be sent; `overtaken` if another mail had the turn
 */
export async function beginMail(
  mailed: Mailed,
  turn: Pick<MailTurn, 'listedUntil'> & { round: MailRound | null },
  token: string,
  change: Change,
): Promise<'begun' | 'taken' | 'overtaken'> {
  const { listedUntil, round } = turn;
  const said = { status: 'sending', token, listedUntil, at: change.at } as const;
  try {
    await markFirst(mailed, said, change, round === null ? [] : [roundWrite(round)]);
    return 'begun';
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    return error.label === 'mail' ? 'taken' : 'overtaken';
  }
}

/** Keeps that no mail goes out for this notice, and why; whoever was quicker is believed (1 item). */
export async function keepNoMail(mailed: Mailed, because: NoMail, at: string): Promise<void> {
  try {
    await writeOne({
      label: 'mail',
      put: markItem(mailed, { status: 'none', because, at }),
      when: untouched,
    });
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
}

/** Gives the mail back: it surely was not sent, and anyone may try again. */
export const giveMailBack = (
  mailed: Mailed,
  listedUntil: string | null,
  token: string,
  change: Change,
): Promise<null> =>
  commit(change, {
    writes: [
      {
        label: 'mail',
        put: markItem(mailed, { status: 'not-sent', listedUntil, at: change.at }),
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
        put: markItem(mailed, { status: 'sent', token, messageId, at: change.at }),
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
