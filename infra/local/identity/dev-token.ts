import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { answerJson } from '../net/json-answer.ts';
import { readBody } from '../net/read-body.ts';
import type { IdentityStore } from './identity-store.ts';
import type { TokenMint } from './token-mint.ts';

const lifetime = { expiresInSeconds: z.number().int().min(1).max(86_400).default(3600) };
const requestSchema = z.union([
  z.strictObject({ email: z.email(), ...lifetime }),
  z.strictObject({ clientId: z.string(), ...lifetime }),
]);

const largestBodyBytes = 4096;

export interface DevTokenParts {
  readonly store: IdentityStore;
  readonly mint: TokenMint;
  readonly machineIds: readonly string[];
}

/**
 * Mints tokens for scripts and tests on this machine (`npm run token`). A web page cannot ask: JSON from another
 * origin needs a preflight, which is never answered, and a rebound host name is not this machine's.
 */
export async function answerDevToken(
  { store, mint, machineIds }: DevTokenParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isLocalHost(request.headers.host) || !isJson(request.headers['content-type'])) {
    answerJson(response, 403, { error: 'Ask as application/json, at localhost.' });
    return;
  }
  const asked = requestSchema.safeParse(
    parseJson((await readBody(request, largestBodyBytes))?.toString() ?? ''),
  );
  if (!asked.success) {
    answerJson(response, 400, { error: 'Send {"email": …} or {"clientId": …}.' });
    return;
  }
  if ('email' in asked.data) {
    const account = store.accountOf(asked.data.email);
    const { accessToken, idToken } = await mint.forPerson(account, asked.data.expiresInSeconds);
    answerJson(response, 200, { access_token: accessToken, id_token: idToken, sub: account.subject });
  } else if (machineIds.includes(asked.data.clientId)) {
    const { clientId, expiresInSeconds } = asked.data;
    const { accessToken } = await mint.forClient(clientId, expiresInSeconds);
    answerJson(response, 200, { access_token: accessToken, sub: clientId });
  } else answerJson(response, 404, { error: `There is no machine client ${asked.data.clientId}.` });
}

const isLocalHost = (host: string | undefined): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '');

const isJson = (type: string | undefined): boolean => /^application\/json\b/.test(type ?? '');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
