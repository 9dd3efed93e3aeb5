import { randomUUID } from 'node:crypto';
import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import type { VerifyToken } from '../http-api/authorizer.ts';
import { apiScope, portalClientId } from './clients.ts';
import type { IdentityStore, KnownAccount } from './identity-store.ts';

export interface MintedTokens {
  readonly accessToken: string;
  /** For people only. */
  readonly idToken?: string;
}

/** Signs tokens without a sign-in, for scripts and tests on this machine: the same claims, the same key. */
export interface TokenMint {
  readonly privateJwk: JWK;
  forPerson(account: KnownAccount, expiresInSeconds: number): Promise<MintedTokens>;
  forClient(clientId: string, expiresInSeconds: number): Promise<MintedTokens>;
  readonly verify: VerifyToken;
}

const algorithm = 'RS256';

/** The mint of an issuer, over the key that its store keeps. */
export async function tokenMint(issuer: string, store: IdentityStore): Promise<TokenMint> {
  const kept = await store.keep('signing-key', async () => JSON.stringify(await newKey()));
  const privateJwk = JSON.parse(kept) as JWK;
  const key = await importJWK(privateJwk, algorithm);
  const { kid = '', kty, n, e } = privateJwk;
  const keySet = createLocalJWKSet({ keys: [{ kid, kty, n, e, alg: algorithm, use: 'sig' } as JWK] });
  const sign = (
    subject: string,
    audience: string,
    expiresInSeconds: number,
    claims: Record<string, unknown>,
  ) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: algorithm, kid })
      .setIssuer(issuer)
      .setSubject(subject)
      .setAudience(audience)
      .setIssuedAt()
      .setJti(randomUUID())
      .setExpirationTime(Math.floor(Date.now() / 1000) + expiresInSeconds)
      .sign(key);
  const accessToken = (subject: string, clientId: string, scope: string, expiresInSeconds: number) =>
    sign(subject, clientId, expiresInSeconds, { client_id: clientId, token_use: 'access', scope });
  return {
    privateJwk,
    forPerson: async ({ subject, email }, expiresInSeconds) => ({
      accessToken: await accessToken(subject, portalClientId, `openid email ${apiScope}`, expiresInSeconds),
      idToken: await sign(subject, portalClientId, expiresInSeconds, {
        token_use: 'id',
        email,
        email_verified: true,
      }),
    }),
    forClient: async (clientId, expiresInSeconds) => ({
      accessToken: await accessToken(clientId, clientId, apiScope, expiresInSeconds),
    }),
    verify: async (token, by) =>
      (await jwtVerify(token, keySet, { issuer: by, algorithms: [algorithm] })).payload,
  };
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true, modulusLength: 2048 });
  return { ...(await exportJWK(privateKey)), use: 'sig', alg: algorithm, kid: randomUUID() };
}
