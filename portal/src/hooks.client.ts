import type { ClientInit } from '@sveltejs/kit/hooks';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { isLocale } from '#lib/locale.ts';
import { loadTexts } from '#lib/texts.ts';

// The server has decided; the page says which language it is in and whose side it is on.
const { lang, dataset } = document.documentElement;
const locale = isLocale(lang) ? lang : 'en';
overwriteGetLocale(() => locale);

export const init: ClientInit = () =>
  loadTexts(
    locale,
    dataset['side'] === 'partner' || dataset['side'] === 'vendor' ? dataset['side'] : 'public',
  );
