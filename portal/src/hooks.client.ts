import type { ClientInit, HandleClientError } from '@sveltejs/kit/hooks';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { isLocale } from '#lib/locale.ts';
import { loadTexts } from '#lib/texts.ts';

// The server has decided; the page says which language it is in and whose side it is on.
const { lang, dataset } = document.documentElement;
const locale = isLocale(lang) ? lang : 'en';
overwriteGetLocale(() => locale);

/** What keeps files and pages for later begins once this page has all it needs. */
const registerWorker = () => void navigator.serviceWorker.register('/service-worker.js', { type: 'module' });

export const init: ClientInit = () => {
  if ('serviceWorker' in navigator) {
    if (document.readyState === 'complete') registerWorker();
    else addEventListener('load', registerWorker);
  }
  return loadTexts(
    locale,
    dataset['side'] === 'partner' || dataset['side'] === 'vendor' ? dataset['side'] : 'public',
  );
};

/** Without a connection a page that is not kept leads to the one that says so: nothing went wrong. */
export const handleError: HandleClientError = ({ error }) => {
  if (navigator.onLine) console.error(error);
  else console.debug(error);
  return {};
};
