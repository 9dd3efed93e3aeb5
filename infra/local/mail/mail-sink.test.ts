import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLoopbackServer } from '../net/loopback-server.ts';
import { mailSink } from './mail-sink.ts';
import { openMailStore } from './mail-store.ts';
import { temporaryFolders } from '../../../test/fixtures/temporary-folders.ts';

const newFolder = temporaryFolders('mail');

const mail = (subject: string) => ({
  FromEmailAddress: 'rafiq@rafiq.example',
  Destination: { ToAddresses: ['lina@noor.example'] },
  Content: {
    Simple: {
      Subject: { Data: subject },
      Body: { Text: { Data: 'a & b' }, Html: { Data: '<p onload="x">hi</p>' } },
    },
  },
});

describe('the mail sink', () => {
  it('keeps what SES would send and shows it harmlessly, also after a restart', async () => {
    const file = path.join(newFolder(), 'mail.sqlite');
    const first = openMailStore(file);
    const server = await openLoopbackServer('mail', 0);
    server.serve(mailSink(first));
    const send = (body: unknown) =>
      fetch(`${server.url}/v2/email/outbound-emails`, { method: 'POST', body: JSON.stringify(body) });
    expect(await (await fetch(server.url)).text()).toContain('Nothing yet');
    const { MessageId } = (await (await send(mail('<b>New offer</b>'))).json()) as { MessageId: string };
    const refused = await send({ ...mail('x'), FromEmailAddress: '' });
    expect(refused.status).toBe(400);
    first.close();

    const second = openMailStore(file);
    server.serve(mailSink(second));
    const inbox = await (await fetch(server.url)).text();
    expect(inbox).toContain('&lt;b&gt;New offer&lt;/b&gt;');
    const shown = await (await fetch(`${server.url}/messages/${MessageId}`)).text();
    expect(shown).toContain('sandbox srcdoc="&lt;p onload=&quot;x&quot;&gt;');
    expect(shown).toContain('a &amp; b');
    expect(await (await fetch(`${server.url}/inbox.json`)).json()).toMatchObject([
      { subject: '<b>New offer</b>' },
    ]);
    expect((await fetch(`${server.url}/messages/none`)).status).toBe(404);
    await server.close();
    second.close();
  });
});
