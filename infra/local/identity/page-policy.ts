import { createHash } from 'node:crypto';
import { pageStyle } from './page-frame.ts';
import { signOutScript } from './sign-out-pages.ts';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The security headers of the embedded pages. Their forms end, by redirects, at the portal. */
export const pageHeaders = (portalOrigin: string): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    `style-src ${hashOf(pageStyle)}`,
    `script-src ${hashOf(signOutScript)}`,
    'img-src data:',
    `form-action 'self' ${portalOrigin}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
});
