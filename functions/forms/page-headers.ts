/** What a form's page may do: nothing but show itself, post to its own address, and stand in a frame of its websites. */
import { createHash } from 'node:crypto';
import type { WebForm } from '@rafiq/shared/forms/contract.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import { pageStyle } from './domain/page-style.ts';

const styleDigest = createHash('sha256').update(pageStyle).digest('base64');

/** The headers of a form's page in a language. */
export const pageHeaders = (form: WebForm, language: UiLanguage): Record<string, string> => ({
  'content-language': language,
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${styleDigest}'`,
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${form.allowedOrigins.length === 0 ? "'none'" : form.allowedOrigins.join(' ')}`,
  ].join('; '),
  // Without a referrer a browser would also hide the origin of what the page posts.
  'referrer-policy': 'same-origin',
});
