import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { answerJson } from '../net/json-answer.ts';
import type { RequestListener } from '../net/loopback-server.ts';
import { readBody } from '../net/read-body.ts';
import { inboxPage, mailPage } from './inbox-page.ts';
import type { MailStore } from './mail-store.ts';

const part = z.object({ Data: z.string() });
const sendSchema = z.object({
  FromEmailAddress: z.string().min(1),
  Destination: z.object({ ToAddresses: z.array(z.string()).min(1) }),
  Content: z.object({
    Simple: z.object({ Subject: part, Body: z.object({ Text: part.optional(), Html: part.optional() }) }),
  }),
});

const largestMailBytes = 10 * 1024 * 1024;
const shownMails = 200;

/**
 * Takes what the SES v2 client sends and shows it in an inbox instead of sending it anywhere.
 * @param isDown while it says so, nothing is taken, as when SES has a bad day
 */
export function mailSink(store: MailStore, isDown: () => boolean = () => false): RequestListener {
  return async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://mail');
    const isMail = request.method === 'POST' && pathname === '/v2/email/outbound-emails';
    if (isMail && isDown()) {
      const message = 'The post is closed.';
      answerJson(response, 503, { message }, { 'x-amzn-errortype': 'ServiceUnavailableException' });
    } else if (isMail) await take(store, request, response);
    else if (request.method !== 'GET') answerJson(response, 405, { message: 'Not known here' });
    else if (pathname === '/inbox.json') answerJson(response, 200, store.newest(shownMails));
    else if (pathname === '/') sendPage(response, inboxPage(store.newest(shownMails)));
    else {
      const mail = store.find(decodeURIComponent(/^\/messages\/([\w-]+)$/.exec(pathname)?.[1] ?? ''));
      if (mail) sendPage(response, mailPage(mail));
      else answerJson(response, 404, { message: 'Not found' });
    }
  };
}

async function take(store: MailStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request, largestMailBytes);
  const sent = body && sendSchema.safeParse(JSON.parse(body.toString()));
  if (!sent?.success) {
    const message = sent ? z.prettifyError(sent.error) : 'The mail is too large.';
    answerJson(response, 400, { message }, { 'x-amzn-errortype': 'BadRequestException' });
    return;
  }
  const { FromEmailAddress, Destination, Content } = sent.data;
  const { Subject, Body } = Content.Simple;
  const id = randomUUID();
  store.add({
    id,
    at: new Date().toISOString(),
    from: FromEmailAddress,
    to: Destination.ToAddresses,
    subject: Subject.Data,
    ...(Body.Text && { text: Body.Text.Data }),
    ...(Body.Html && { html: Body.Html.Data }),
  });
  answerJson(response, 200, { MessageId: id });
}

function sendPage(response: ServerResponse, page: string): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; base-uri 'none'",
    'x-content-type-options': 'nosniff',
  });
  response.end(page);
}
