/** The identity provider, found by discovery: Cognito, the embedded provider, or any other OpenID Connect one. */
import * as oidc from 'openid-client';
import {
  OIDC_CLIENT_ID,
  OIDC_CLIENT_SECRET,
  OIDC_ISSUER,
  OIDC_SCOPES,
  PORTAL_ORIGIN,
} from '$app/env/private';

export const callbackUrl = `${PORTAL_ORIGIN}/auth/callback`;

let discovered: Promise<oidc.Configuration> | undefined;

/** The provider's configuration, discovered once; a failed discovery is tried again at the next call. */
export function identityProvider(): Promise<oidc.Configuration> {
  discovered ??= oidc
    .discovery(new URL(OIDC_ISSUER), OIDC_CLIENT_ID, undefined, oidc.ClientSecretBasic(OIDC_CLIENT_SECRET), {
      // src/env.ts lets plain http through on the loopback address alone.
      execute: OIDC_ISSUER.startsWith('http:') ? [oidc.allowInsecureRequests] : [],
      timeout: 10,
    })
    .catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
  return discovered;
}

export interface SignInSecrets {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** Where to send the browser to sign in, and what must be remembered until it comes back. */
export async function beginSignIn(uiLocale: string): Promise<{ url: URL; secrets: SignInSecrets }> {
  const secrets = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    codeVerifier: oidc.randomPKCECodeVerifier(),
  };
  const url = oidc.buildAuthorizationUrl(await identityProvider(), {
    redirect_uri: callbackUrl,
    scope: OIDC_SCOPES,
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(secrets.codeVerifier),
    code_challenge_method: 'S256',
    ui_locales: uiLocale,
  });
  return { url, secrets };
}

export interface Tokens {
  accessToken: string;
  accessTokenExpiresAtMs: number;
  refreshToken: string | null;
  idToken: string;
}

const tokensOf = (
  answer: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers,
  before?: Pick<Tokens, 'refreshToken' | 'idToken'>,
): Tokens => ({
  accessToken: answer.access_token,
  accessTokenExpiresAtMs: Date.now() + (answer.expires_in ?? 300) * 1000,
  refreshToken: answer.refresh_token ?? before?.refreshToken ?? null,
  idToken: answer.id_token ?? before?.idToken ?? '',
});

/** Exchanges the code the browser came back with; throws unless state, nonce and verifier all fit. */
export async function finishSignIn(returnedSearch: string, secrets: SignInSecrets): Promise<Tokens> {
  const answer = await oidc.authorizationCodeGrant(
    await identityProvider(),
    new URL(callbackUrl + returnedSearch),
    {
      pkceCodeVerifier: secrets.codeVerifier,
      expectedState: secrets.state,
      expectedNonce: secrets.nonce,
      idTokenExpected: true,
    },
  );
  return tokensOf(answer);
}

/** New tokens for a refresh token; undefined once the provider no longer honours it. */
export async function refreshTokens(
  before: Pick<Tokens, 'idToken'> & { refreshToken: string },
): Promise<Tokens | undefined> {
  try {
    return tokensOf(await oidc.refreshTokenGrant(await identityProvider(), before.refreshToken), before);
  } catch (error) {
    if (error instanceof oidc.ResponseBodyError && error.error === 'invalid_grant') return undefined;
    throw error;
  }
}

/** Where to send the browser to end the provider's own session too, if the provider offers that. */
export async function signOutUrl(idToken: string): Promise<URL | undefined> {
  const provider = await identityProvider();
  if (provider.serverMetadata().end_session_endpoint === undefined) return undefined;
  const home = `${PORTAL_ORIGIN}/sign-in`;
  return oidc.buildEndSessionUrl(provider, {
    ...(idToken === '' ? {} : { id_token_hint: idToken }),
    post_logout_redirect_uri: home,
    // Cognito's name for the same thing.
    logout_uri: home,
  });
}

/** The origin a form may be led to when signing out, for the page's content security policy. */
export const providerOrigin = new URL(OIDC_ISSUER).origin;
