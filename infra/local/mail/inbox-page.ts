import { escapeHtml } from '../net/html.ts';
import type { Mail } from './mail-store.ts';

const style = `:root { color-scheme: light dark } body { font: 1rem/1.5 system-ui, sans-serif; max-inline-size: 60rem; margin: 2rem auto; padding: 0 1rem }
table { inline-size: 100%; border-collapse: collapse } th, td { text-align: start; padding: .5rem; border-block-end: 1px solid color-mix(in srgb, currentColor 20%, transparent) }
iframe { inline-size: 100%; block-size: 60vh; border: 1px solid color-mix(in srgb, currentColor 20%, transparent); background: #fff } pre { white-space: pre-wrap }`;

const page = (title: string, content: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body><h1>${escapeHtml(title)}</h1>${content}</body></html>
`;

/** The list of mails that Rafiq sent on this machine. */
export function inboxPage(mails: readonly Mail[]): string {
  if (mails.length === 0)
    return page('Inbox', '<p>Nothing yet. Every mail that Rafiq sends on this machine arrives here.</p>');
  const rows = mails.map(
    (mail) => `<tr><td>${escapeHtml(mail.at)}</td><td><bdi>${escapeHtml(mail.to.join(', '))}</bdi></td>
<td><a href="/messages/${encodeURIComponent(mail.id)}"><bdi>${escapeHtml(mail.subject)}</bdi></a></td></tr>`,
  );
  return page(
    'Inbox',
    `<table><thead><tr><th scope="col">Sent</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`,
  );
}

/** One mail; its HTML shown in a frame that may run nothing. */
export function mailPage(mail: Mail): string {
  const html =
    mail.html === undefined
      ? ''
      : `<iframe title="Message" sandbox srcdoc="${escapeHtml(mail.html)}"></iframe>`;
  const text = mail.text === undefined ? '' : `<pre dir="auto">${escapeHtml(mail.text)}</pre>`;
  return page(
    mail.subject === '' ? 'Mail' : mail.subject,
    `<p><a href="/">Inbox</a></p><p>From <bdi>${escapeHtml(mail.from)}</bdi> to <bdi>${escapeHtml(mail.to.join(', '))}</bdi>,
${escapeHtml(mail.at)}</p>${html}${text}`,
  );
}
