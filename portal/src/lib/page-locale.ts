/**
 * The page's language in the browser. It stands there in place of the runtime that messages are compiled with
 * (slim-messages.ts): that one also reads addresses, cookies and headers, which is for the server here.
 */
import type { Locale } from './locale.ts';

let read: () => Locale = () => 'en';

export const getLocale = (): Locale => read();
export const overwriteGetLocale = (fn: () => Locale): void => {
  read = fn;
};
/** Compiled messages ask whether they were built for one language alone: they are not. */
export const experimentalStaticLocale = undefined;
