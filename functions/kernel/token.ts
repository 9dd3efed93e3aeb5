/** Tokens: the function itself verifies them; the gateway's check is only the outer gate. */
import { JwtVerifier } from 'aws-jwt-verify';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import {
  FetchError,
  JwksNotAvailableInCacheError,
  WaitPeriodNotYetEndedJwkError,
} from 'aws-jwt-verify/error';
import type { Fetcher } from 'aws-jwt-verify/https';
import * as z from 'zod';
import { env } from './env.ts';
import { Problem } from './problem.ts';

const claims = z.object({
  sub: z.string().min(1).max(200),
  client_id: z.string().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  token_use: z.enum(['access', 'id']),
  exp: z.number(),
  scope: z.string().default(''),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.enum(['true', 'false'])]).optional(),
});
export type Claims = z.output<typeof claims>;

/** Fetches keys over plain HTTP: only for an identity provider on this very machine. */
const loopbackFetcher: Fetcher = {
  fetch: async (uri) => {
    const answer = await fetch(uri, { signal: AbortSignal.timeout(3000), redirect: 'error' }).catch(
      (error: unknown) => {
        throw new FetchError(uri, error);
      },
    );
    if (!answer.ok) throw new FetchError(uri, `status ${answer.status}`);
    return answer.arrayBuffer();
  },
};

function makeVerifier() {
  const issuer = env('OIDC_ISSUER');
  const jwksUri = process.env['OIDC_JWKS_URI'] ?? `${issuer}/.well-known/jwks.json`;
  const { protocol, hostname } = new URL(jwksUri);
  const onLoopback = protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost');
  const settings = { issuer, audience: null, jwksUri };
  return onLoopback
    ? JwtVerifier.create(settings, { jwksCache: new SimpleJwksCache({ fetcher: loopbackFetcher }) })
    : JwtVerifier.create(settings);
}
let verifier: ReturnType<typeof makeVerifier> | undefined;

function headerOf(token: string): Record<string, unknown> {
  const header: unknown = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8'));
  return z.record(z.string(), z.unknown()).parse(header);
}

/**
 * Verifies a token's signature, issuer, times, use, client and (of an access token) scope.
 * @throws Problem `unauthenticated` for a bad token, `unavailable` if the key set cannot be had
 */
export async function verifyToken(token: string, use: 'access' | 'id'): Promise<Claims> {
  verifier ??= makeVerifier();
  let parsed: Claims;
  try {
    // The library accepts unknown `crit` extensions; a token that demands what we do not know is refused.
    if ('crit' in headerOf(token)) throw new Problem('unauthenticated');
    parsed = claims.parse(await verifier.verify(token));
  } catch (error) {
    if (keysOutOfReach(error)) {
      throw new Problem('unavailable', { retryAfterSeconds: 5, cause: error });
    }
    throw new Problem('unauthenticated', { cause: error });
  }
  const client = use === 'access' ? parsed.client_id : [parsed.aud ?? []].flat()[0];
  const allowed = env('OIDC_CLIENT_IDS').split(',');
  if (parsed.token_use !== use || client === undefined || !allowed.includes(client)) {
    throw new Problem('unauthenticated');
  }
  // A client of ours may hold tokens that were never meant for this API.
  if (use === 'access' && !parsed.scope.split(' ').includes(env('OIDC_SCOPE'))) {
    throw new Problem('unauthenticated');
  }
  return parsed;
}

/** Whether the fault lies in reaching the key set and not in the token. */
const keysOutOfReach = (error: unknown): boolean =>
  error instanceof FetchError ||
  error instanceof WaitPeriodNotYetEndedJwkError ||
  error instanceof JwksNotAvailableInCacheError;
