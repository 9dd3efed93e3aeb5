import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import * as z from 'zod';
import type { VerifyToken } from '../http-api/authorizer.ts';
import type { RequestListener } from '../net/loopback-server.ts';
import { readBody } from '../net/read-body.ts';
import type { IdentityClients } from './clients.ts';
import { answerDevToken } from './dev-token.ts';
import { openIdentityStore } from './identity-store.ts';
import type { DemoAccount } from './known-accounts.ts';
import { pageLanguage } from './page-language.ts';
import { pageHeaders } from './page-policy.ts';
import { pageWords } from './page-words.ts';
import { oidcProvider } from './provider.ts';
import { signInPage } from './sign-in-page.ts';
import { problemPage } from './sign-out-pages.ts';
import { tokenMint } from './token-mint.ts';

export interface IdentityOptions {
  readonly issuer: string;
  readonly storeFile: string;
  readonly clients: IdentityClients;
  readonly portalOrigin: string;
  /** Asked at every page, for seeding may still be adding to them. */
  readonly demoAccounts: () => readonly DemoAccount[];
}

export interface Identity {
  readonly listener: RequestListener;
  readonly verify: VerifyToken;
  close(): void;
}

/** The embedded identity provider: OpenID Connect, its sign-in page, and tokens for scripts. */
export async function embeddedIdentity(options: IdentityOptions): Promise<Identity> {
  const store = openIdentityStore(options.storeFile);
  const mint = await tokenMint(options.issuer, store);
  const provider = await oidcProvider(options.issuer, options.clients, store, mint);
  const answerOidc = provider.callback();
  const headers = pageHeaders(options.portalOrigin);
  const devToken = { store, mint, machineIds: [...options.clients.machines.keys()] };
  return {
    verify: mint.verify,
    close: () => store.close(),
    listener: async (request, response) => {
      const { pathname } = new URL(request.url ?? '/', options.issuer);
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      if (pathname === '/dev/token' && request.method === 'POST')
        await answerDevToken(devToken, request, response);
      else if (pathname.startsWith('/sign-in/')) {
        await answerSignIn({ provider, options, accountOf: store.accountOf }, request, response);
      } else await answerOidc(request, response);
    },
  };
}

const formSchema = z.object({ email: z.email() });
const largestFormBytes = 4096;

interface SignInParts {
  readonly provider: Provider;
  readonly options: IdentityOptions;
  readonly accountOf: (email: string) => { readonly subject: string };
}

async function answerSignIn(
  parts: SignInParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { provider, options, accountOf } = parts;
  const accepted = request.headers['accept-language'];
  const interaction = await findInteraction(provider, request, response);
  if (!interaction) {
    const language = pageLanguage(undefined, accepted);
    sendPage(response, 400, problemPage(language, pageWords[language].expired));
    return;
  }
  const language = pageLanguage(interaction.params['ui_locales'], accepted);
  if (request.method === 'GET') {
    sendPage(response, 200, signInPage(language, options.demoAccounts()));
    return;
  }
  const form = new URLSearchParams((await readBody(request, largestFormBytes))?.toString());
  const asked = formSchema.safeParse({ email: form.get('email')?.trim() });
  if (!asked.success) {
    sendPage(response, 422, problemPage(language, pageWords[language].emailInvalid));
    return;
  }
  const { subject } = accountOf(asked.data.email);
  await provider.interactionFinished(request, response, { login: { accountId: subject } });
}

/** The sign-in a request belongs to, by its cookie; undefined once it is finished or too old. */
async function findInteraction(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  try {
    return await provider.interactionDetails(request, response);
  } catch (error) {
    if (error instanceof Error && error.name === 'SessionNotFound') return undefined;
    throw error;
  }
}

function sendPage(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(page);
}
