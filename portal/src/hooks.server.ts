import { randomUUID } from 'node:crypto';
import { AsyncLocalStorage } from 'node:async_hooks';
import { text } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { PORTAL_ORIGIN } from '$app/env/private';
import { isSameOrigin } from '#lib/server/same-origin.ts';
import { currentChannel } from '#lib/server/channel.ts';
import { currentSession } from '#lib/server/current-session.ts';
import { readPreferences } from '#lib/server/preferences.ts';
import { secureHeaders } from '#lib/server/secure-headers.ts';
import { localeFacts } from '#lib/locale.ts';
import type { Locale } from '#lib/locale.ts';
import { catalogueFiles } from '#lib/texts.ts';
import { nobody, readerHeader } from '#lib/road/keeping.ts';
import { m } from '#lib/paraglide/messages.js';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';

/** For who writes the frame of all pages, not for who reads them. */
const indents = /\n\s+/g;
const speaking = new AsyncLocalStorage<Locale>();
overwriteGetLocale(() => speaking.getStore() ?? 'en');

/** Every answer carries the security headers, whatever answered it. */
const withHeaders: Handle = async ({ event, resolve }) => secureHeaders(await resolve(event), event.url);

/** Only this portal's own pages may change anything. */
const sameOriginOnly: Handle = ({ event, resolve }) =>
  isSameOrigin(event.request, PORTAL_ORIGIN) ? resolve(event) : text('Forbidden', { status: 403 });

const withSession: Handle = async ({ event, resolve }) => {
  event.locals.session = await currentSession(event.cookies);
  return resolve(event);
};

/**
 * Says who reads, and in which language: what a browser keeps for reading without a connection is that reader's, and
 * is forgotten as soon as an answer says that it is somebody else or nobody any more.
 */
const withReaderNamed: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  const { session, reader } = event.locals;
  const name = session === undefined ? nobody : `${session.member.id}.${reader.locale}`;
  response.headers.set(readerHeader, name);
  return response;
};

/**
 * A refusal is an answer, not a failure of the page: to a form sent by script it travels in the body alone, so that
 * no browser reports an error where a person was merely told that somebody was quicker.
 */
const calmRefusals: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  const scripted =
    event.request.method === 'POST' && event.request.headers.get('accept')?.includes('application/json');
  if (!scripted || response.status < 400 || response.status >= 500) return response;
  const body = await response.text();
  const status = body.startsWith('{"type":"failure"') ? 200 : response.status;
  return new Response(body, { status, headers: response.headers });
};

/**
 * Writes each page for its reader. The script in `app.html` has a browser make its first number, date and country, which
 * cost it more than all others, while the scripts are on their way; said there, this would be sent with every page.
 */
const withReader: Handle = async ({ event, resolve }) => {
  event.locals.channel = await currentChannel();
  const { reader, theme } = readPreferences(event, event.locals.channel.defaultLanguage);
  event.locals.reader = reader;
  event.locals.theme = theme;
  const side = event.locals.session?.member.organisation.kind ?? 'public';
  const files = catalogueFiles(reader.locale, side);
  const texts = files.map((file) => `<link rel="preload" href="${file}" as="fetch" crossorigin>`).join('');
  const script = localeFacts[reader.locale].dir === 'rtl' ? 'vazirmatn-arabic' : 'inter-latin-wght';
  return speaking.run(reader.locale, () =>
    resolve(event, {
      transformPageChunk: ({ html }) => {
        // All of it stands before the end of the head: the rest of a long page need not be searched and copied for each.
        // What SvelteKit writes around the page's data stands at its end.
        const end = html.indexOf('</head>');
        if (end < 0) return html;
        const head = html
          .slice(0, end)
          .replace('%rafiq.lang%', reader.locale)
          .replace('%rafiq.dir%', localeFacts[reader.locale].dir)
          .replace('%rafiq.theme%', theme)
          .replace('%rafiq.side%', side)
          .replace('%rafiq.texts%', texts)
          .replace(indents, '\n');
        const script = Math.max(end, html.lastIndexOf('<script'));
        return head + html.slice(end, script) + html.slice(script).replace(indents, '\n');
      },
      preload: (file) =>
        file.type === 'js' || file.type === 'css' || (file.type === 'font' && file.filename.includes(script)),
    }),
  );
};

export const handle = sequence(
  withHeaders,
  sameOriginOnly,
  calmRefusals,
  withSession,
  withReaderNamed,
  withReader,
);

/** Says in the reader's language what went wrong, and leaves a trace in the log that the page can name. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind === 'app') return {};
  if (kind === 'framework' && error.status < 500) return { message: m.error_not_found_title() };
  const requestId = randomUUID();
  const cause =
    error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : error;
  console.error(JSON.stringify({ level: 'error', requestId, route: event.route.id, cause }));
  return { message: m.error_unexpected_title(), requestId };
};
