/** What the portal remembers between sending somebody to the identity provider and their coming back. */
import { createHash } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import * as z from 'zod';
import { OIDC_CLIENT_SECRET, SESSION_COOKIE_NAME } from '$app/env/private';
import { cookieAttributes } from './cookie-attributes.ts';
import { deriveKey, seal, unseal } from './seal.ts';
import { useOnce } from './session.ts';

const lifetimeSeconds = 600;
const name = `${SESSION_COOKIE_NAME}-sign-in`;
const key = deriveKey(OIDC_CLIENT_SECRET, 'sign-in');

const signIn = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnPath: z.string(),
  /** What the link of an invitation carried, if one led here. */
  invitation: z.string().optional(),
});
export type SignIn = z.output<typeof signIn>;

/** Remembers a sign-in for ten minutes, in a cookie nobody can read or change. */
export function rememberSignIn(cookies: Cookies, value: SignIn): void {
  const sealed = seal(value, key, Date.now() + lifetimeSeconds * 1000);
  cookies.set(name, sealed, { ...cookieAttributes, maxAge: lifetimeSeconds });
}

/** Takes the remembered sign-in out of the browser; undefined if there is none, it ran out, or it was used. */
export async function takeSignIn(cookies: Cookies): Promise<SignIn | undefined> {
  const sealed = cookies.get(name);
  if (sealed === undefined) return undefined;
  cookies.delete(name, cookieAttributes);
  const parsed = signIn.safeParse(unseal(sealed, key, Date.now()));
  if (!parsed.success) return undefined;
  const mark = `sign-in-${createHash('sha256').update(parsed.data.state).digest('hex')}`;
  return (await useOnce(mark, lifetimeSeconds)) ? parsed.data : undefined;
}
