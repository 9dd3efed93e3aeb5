import { redirect } from '@sveltejs/kit';
import { bindSession } from '@rafiq/shared/identity/contract.ts';
import { askWithToken } from '#lib/server/api.ts';
import { startSession } from '#lib/server/current-session.ts';
import { finishSignIn } from '#lib/server/identity-provider.ts';
import type { Tokens } from '#lib/server/identity-provider.ts';
import { adoptPreferences } from '#lib/server/preferences.ts';
import { takeSignIn } from '#lib/server/sign-in-cookie.ts';
import { whereaboutsOf } from '#lib/server/whereabouts.ts';
import type { RequestHandler } from './$types';

const back = (problem: string, returnPath = '/') =>
  redirect(303, `/sign-in?problem=${problem}&return=${encodeURIComponent(returnPath)}`);

/** Where the identity provider sends the browser back to: tokens, then membership, then the page that was wanted. */
export const GET: RequestHandler = async (event) => {
  const { cookies, url } = event;
  const signIn = await takeSignIn(cookies);
  if (signIn === undefined) return back('expired');
  const { returnPath, invitation, ...secrets } = signIn;
  let tokens: Tokens;
  try {
    tokens = await finishSignIn(url.search, secrets);
  } catch (cause) {
    console.error(JSON.stringify({ level: 'warn', route: 'auth.callback', cause: String(cause) }));
    return back('failed', returnPath);
  }
  const { idToken } = tokens;
  const bound = await askWithToken(event, tokens.accessToken, bindSession, {
    body: { idToken, invitation },
  });
  if (!bound.ok) {
    if (bound.problem.status >= 500 || bound.problem.status === 401) return back('unavailable', returnPath);
    redirect(303, `/not-a-member?because=${encodeURIComponent(bound.problem.code)}`);
  }
  await startSession(cookies, tokens, bound.value, whereaboutsOf(event));
  adoptPreferences(cookies, bound.value);
  redirect(303, returnPath);
};
