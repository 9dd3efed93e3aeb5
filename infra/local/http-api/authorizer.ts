import type { JWTPayload } from 'jose';

/** What the template says of a JWT authorizer. */
export interface Authorizer {
  readonly issuer: string;
  readonly audience: readonly string[];
}

/** Verifies signature, issuer and times; rejects a token that fails. */
export type VerifyToken = (token: string, issuer: string) => Promise<JWTPayload>;

export type Authorization =
  | { readonly outcome: 'allowed'; readonly claims: Record<string, string>; readonly scopes: string[] | null }
  | { readonly outcome: 'unauthenticated' }
  | { readonly outcome: 'forbidden' };

/**
 * The gateway's outer gate: a valid token of the issuer, for one of the clients, with one of the route's scopes.
 * Claims come out as the gateway hands them on: every one a string.
 */
export async function authorize(
  header: string | undefined,
  authorizer: Authorizer,
  scopes: readonly string[],
  verify: VerifyToken,
): Promise<Authorization> {
  const token = /^(?:Bearer +)?(\S+)$/i.exec(header ?? '')?.[1];
  const claims =
    token === undefined ? undefined : await verify(token, authorizer.issuer).catch(() => undefined);
  if (!claims || !isForUs(claims, authorizer.audience)) return { outcome: 'unauthenticated' };
  const granted = [claims['scope'] ?? claims['scp'] ?? []]
    .flat()
    .flatMap((scope) => String(scope).split(' '));
  if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) return { outcome: 'forbidden' };
  return {
    outcome: 'allowed',
    claims: Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, asText(value)])),
    scopes: scopes.length > 0 ? granted : null,
  };
}

/** The gateway looks at `aud` and, where a token has none, at `client_id`. */
function isForUs(claims: JWTPayload, audience: readonly string[]): boolean {
  const named = [claims.aud ?? claims['client_id'] ?? []].flat();
  return named.some((name) => typeof name === 'string' && audience.includes(name));
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.join(' ')}]`;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
