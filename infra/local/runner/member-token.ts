import * as z from 'zod';
import { StartProblem } from '../start-problem.ts';
import type { Minted } from './runner.ts';

const mintedSchema = z.object({ access_token: z.string(), id_token: z.string().optional(), sub: z.string() });

/** Asks the embedded identity provider for a token without a sign-in. */
export async function mintToken(issuer: string, emailOrClient: string): Promise<Minted> {
  const whom = emailOrClient.includes('@') ? { email: emailOrClient } : { clientId: emailOrClient };
  const answer = await fetch(`${issuer}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(whom),
  });
  const body: unknown = await answer.json();
  const minted = mintedSchema.safeParse(body);
  if (minted.success) {
    const { access_token: accessToken, id_token: idToken, sub: subject } = minted.data;
    return { accessToken, idToken, subject };
  }
  const refusal = z.object({ error: z.string() }).safeParse(body);
  throw new StartProblem(refusal.data?.error ?? `The identity provider answered ${answer.status}.`);
}

/** A token whose bearer is a member: a person's is bound to the membership its e-mail was invited to. */
export async function memberToken(issuer: string, apiUrl: string, emailOrClient: string): Promise<string> {
  const { accessToken, idToken } = await mintToken(issuer, emailOrClient);
  if (idToken === undefined) return accessToken;
  const answer = await fetch(`${apiUrl}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
    body: JSON.stringify({ idToken }),
  });
  if (answer.ok) return accessToken;
  const problem = z
    .object({ title: z.string(), detail: z.string().optional() })
    .safeParse(await answer.json());
  throw new StartProblem(
    `${emailOrClient} cannot use Rafiq: ${problem.data?.detail ?? problem.data?.title ?? `the API answered ${answer.status}`}`,
  );
}
