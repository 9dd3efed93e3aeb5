/** Which websites may speak for a form, and how their visitors' browsers are told. */
import type { WebForm } from '@rafiq/shared/forms/contract.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/**
 * Whether a request may come from where its browser says it does. A request that names no origin comes from no page
 * of anybody else: what it sends is judged by its proof alone.
 */
export const originAllowed = (form: WebForm, headers: Headers): boolean =>
  headers['origin'] === undefined || form.allowedOrigins.includes(headers['origin']);

/** Whether a request comes from a page of this very address. */
export function isOwnOrigin(headers: Headers): boolean {
  const { origin, host } = headers;
  return (
    origin === undefined || (host !== undefined && [`https://${host}`, `http://${host}`].includes(origin))
  );
}

/**
 * Lets the pages of a form's websites read the answer, and no others. The gateway knows one list of origins for all
 * routes, so the answers say it themselves; what is asked of them needs no preflight.
 */
export function allowOrigin(form: WebForm, headers: Headers, answerHeaders: Record<string, string>): void {
  answerHeaders['vary'] = 'origin';
  const { origin } = headers;
  if (origin === undefined || !form.allowedOrigins.includes(origin)) return;
  answerHeaders['access-control-allow-origin'] = origin;
  answerHeaders['access-control-expose-headers'] = 'retry-after';
}
