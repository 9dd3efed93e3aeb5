import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { isLocale } from '#lib/locale.ts';

// The server has decided; the page says which language it is in.
overwriteGetLocale(() => {
  const { lang } = document.documentElement;
  return isLocale(lang) ? lang : 'en';
});
