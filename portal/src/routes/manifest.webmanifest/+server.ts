import { json } from '@sveltejs/kit';
import { firstPlace, places } from '#lib/components/shell/navigation.ts';
import { localeFacts } from '#lib/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import type { RequestHandler } from './$types';

/** Devices show no more than this many ways into an app. */
const mostShortcuts = 4;

const icon = (file: string, sizes: string, purpose: 'any' | 'maskable') => ({
  src: `/icons/${file}.png`,
  sizes,
  type: 'image/png',
  purpose,
});

/** What a device needs to know to install the portal: in the reader's language, and opening on what to do now. */
export const GET: RequestHandler = ({ locals }) => {
  const { locale } = locals.reader;
  const kind = locals.session?.member.organisation.kind;
  const manifest = {
    // The same app in every language.
    id: '/',
    name: m.app_install_name(),
    short_name: m.app_name(),
    description: m.public_promise(),
    lang: locale,
    dir: localeFacts[locale].dir,
    start_url: kind === undefined ? '/' : firstPlace(kind),
    scope: '/',
    display: 'standalone',
    background_color: '#f9f7f2',
    theme_color: '#123a42',
    categories: ['business', 'productivity'],
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      icon('icon-192', '192x192', 'any'),
      icon('icon-512', '512x512', 'any'),
      icon('maskable-192', '192x192', 'maskable'),
      icon('maskable-512', '512x512', 'maskable'),
    ],
    shortcuts: (kind === undefined ? [] : places[kind].slice(0, mostShortcuts)).map(({ label, href }) => ({
      name: label(),
      url: href,
      icons: [icon('icon-192', '192x192', 'any')],
    })),
  };
  return json(manifest, {
    headers: { 'content-type': 'application/manifest+json', 'cache-control': 'private, max-age=3600' },
  });
};
