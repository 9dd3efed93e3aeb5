/** The port to the post: one mail, one attempt; whoever calls knows afterwards whether trying again could double it. */
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { env } from './env.ts';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** The mail was surely not sent: the post was out of reach or said no. It may be tried again. */
export class MailNotSent extends Error {
  constructor(cause: unknown) {
    super('The mail was not sent', { cause });
    this.name = 'MailNotSent';
  }
}

const connectionTimeoutMs = 3000;
const answerTimeoutMs = 10_000;

// One attempt only: the SDK's own repeat after a lost response would send a second mail.
const post = new SESv2Client({
  maxAttempts: 1,
  requestHandler: { connectionTimeout: connectionTimeoutMs, requestTimeout: answerTimeoutMs },
});

/**
 * Hands a mail to SES and answers its message id.
 * @throws MailNotSent if it surely was not taken; any other error leaves open whether it was
 */
export async function sendMail({ to, subject, text, html }: Mail): Promise<string> {
  const part = (data: string) => ({ Data: data, Charset: 'UTF-8' });
  const command = new SendEmailCommand({
    FromEmailAddress: env('MAIL_FROM'),
    Destination: { ToAddresses: [to] },
    Content: {
      Simple: {
        Subject: part(subject),
        Body: { Text: part(text), Html: part(html) },
        Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
      },
    },
  });
  try {
    const { MessageId } = await post.send(command);
    return MessageId ?? '';
  } catch (error) {
    throw wasRefused(error) ? new MailNotSent(error) : error;
  }
}

const neverReached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Whether an error says for certain that nothing was taken; a timeout or a broken answer does not. */
function wasRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && neverReached.has(String(error.code))) return true;
  const { httpStatusCode = 0 } = (error as { $metadata?: { httpStatusCode?: number } }).$metadata ?? {};
  return (httpStatusCode >= 400 && httpStatusCode < 500) || httpStatusCode === 503;
}
