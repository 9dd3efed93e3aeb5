import { UPLOAD_ORIGINS } from '$app/env/private';
import { providerOrigin } from './identity-provider.ts';

const always: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** What the build cannot know: signing out is a form that ends at the identity provider, files go to their buckets. */
const withOrigins = (policy: string): string =>
  policy
    .replace("form-action 'self'", `form-action 'self' ${providerOrigin}`)
    .replace("connect-src 'self'", `connect-src 'self' ${UPLOAD_ORIGINS}`);

/**
 * Adds the security headers to the answer itself: a copy would send its text through one stream more. Pages bring their
 * nonce policy, everything else may load nothing at all.
 */
export function secureHeaders(response: Response, url: URL): Response {
  const { headers } = response;
  for (const [name, value] of Object.entries(always)) headers.set(name, value);
  const policy = headers.get('content-security-policy');
  headers.set(
    'content-security-policy',
    policy === null
      ? "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
      : withOrigins(policy),
  );
  // What one person sees is kept nowhere: whoever goes back after signing out is not shown it once more, as a browser
  // would from its memory if it were only to ask whether it is still good.
  if (!headers.has('cache-control') && !url.pathname.startsWith('/_app/')) {
    headers.set('cache-control', 'private, no-store');
  }
  return response;
}
