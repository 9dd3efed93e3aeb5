import { randomBytes } from 'node:crypto';
import {
  type Account,
  type Client,
  type Context,
  type Grant,
  Provider,
  type StoredToken,
} from 'oidc-provider';
import { apiScope, type IdentityClients } from './clients.ts';
import type { IdentityStore } from './identity-store.ts';
import { pageLanguage } from './page-language.ts';
import { problemPage, signedOutPage, signOutPage } from './sign-out-pages.ts';
import type { TokenMint } from './token-mint.ts';

/** Names the API as the resource that access tokens are for. */
const apiResource = 'urn:rafiq:api';

const minute = 60;
const day = 24 * 60 * minute;

/** Lifetimes as the template gives the portal's client; sessions last as long as refresh tokens. */
const lifetimes = {
  AccessToken: 15 * minute,
  ClientCredentials: 15 * minute,
  IdToken: 15 * minute,
  Interaction: 60 * minute,
  RefreshToken: 14 * day,
  Session: 14 * day,
  Grant: 14 * day,
};

const personScopes = `openid email profile offline_access`;

/** The embedded OpenID Connect provider: code with PKCE, refresh, client credentials, tokens shaped like Cognito's. */
export async function oidcProvider(
  issuer: string,
  clients: IdentityClients,
  store: IdentityStore,
  mint: TokenMint,
): Promise<Provider> {
  const cookieKey = await store.keep('cookie-key', () =>
    Promise.resolve(randomBytes(32).toString('base64url')),
  );
  return new Provider(issuer, {
    adapter: (model: string) => store.adapter(model),
    jwks: { keys: [mint.privateJwk] },
    clients: clientMetadata(clients),
    scopes: [...personScopes.split(' '), apiScope],
    claims: { openid: ['sub', 'token_use'], email: ['email', 'email_verified'], profile: ['name'] },
    // Cognito's ID token brings the e-mail along; binding a first sign-in reads it there.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    routes: { jwks: '/.well-known/jwks.json' },
    cookies: { keys: [cookieKey] },
    ttl: lifetimes,
    discovery: { ui_locales_supported: ['en', 'ar', 'fa'] },
    interactions: { url: (_context: Context, interaction: { uid: string }) => `/sign-in/${interaction.uid}` },
    findAccount: (_context: Context, subject: string) => findAccount(store, subject),
    extraTokenClaims: () => ({ token_use: 'access' }),
    issueRefreshToken: (_context: Context, client: Client) => client.grantTypeAllowed('refresh_token'),
    loadExistingGrant,
    // Cognito's access tokens name the client alone; API Gateway compares the audience with the client ids.
    formats: { customizers: { jwt: nameClientAsAudience } },
    renderError: (context: Context, error: { error: string; error_description?: string }) => {
      context.type = 'html';
      context.body = problemPage(languageOf(context), error.error_description ?? error.error);
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context: Context, form: string) => {
          context.body = signOutPage(languageOf(context), form);
        },
        postLogoutSuccessSource: (context: Context) => {
          context.body = signedOutPage(languageOf(context));
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => apiResource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: apiScope,
          audience: apiResource,
          accessTokenTTL: lifetimes.AccessToken,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  });
}

function clientMetadata({ portal, machines }: IdentityClients): Record<string, unknown>[] {
  return [
    {
      client_id: portal.id,
      client_secret: portal.secret,
      redirect_uris: portal.callbacks,
      post_logout_redirect_uris: portal.logouts,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
    },
    ...[...machines].map(([id, secret]) => ({
      client_id: id,
      client_secret: secret,
      redirect_uris: [],
      response_types: [],
      grant_types: ['client_credentials'],
      token_endpoint_auth_method: 'client_secret_basic',
      scope: apiScope,
    })),
  ];
}

function findAccount(store: IdentityStore, subject: string): Account | undefined {
  const account = store.findAccount(subject);
  return (
    account && {
      accountId: subject,
      claims: (use) => ({
        sub: subject,
        email: account.email,
        email_verified: true,
        ...(use === 'id_token' && { token_use: 'id' }),
      }),
    }
  );
}

/** Nobody is asked for consent: the portal is Rafiq's own. */
async function loadExistingGrant(context: Context): Promise<Grant> {
  const { client, session, provider } = context.oidc;
  if (!client || session?.accountId === undefined)
    throw new Error('A grant needs a client and somebody signed in.');
  const known = session.grantIdFor(client.clientId);
  const found = known === undefined ? undefined : await provider.Grant.find(known);
  if (found) return found;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(`${personScopes} ${apiScope}`);
  grant.addResourceScope(apiResource, apiScope);
  await grant.save();
  return grant;
}

function nameClientAsAudience(
  _context: Context,
  token: StoredToken,
  parts: { payload: Record<string, unknown> },
): void {
  parts.payload['aud'] = token.clientId ?? parts.payload['client_id'];
}

const languageOf = (context: Context) =>
  pageLanguage(context.oidc.params?.['ui_locales'], context.headers['accept-language']);
