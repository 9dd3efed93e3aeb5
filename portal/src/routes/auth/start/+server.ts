import { redirect } from '@sveltejs/kit';
import { invitationLink } from '@rafiq/shared/identity/contract.ts';
import { beginSignIn } from '#lib/server/identity-provider.ts';
import { safeReturnPath } from '#lib/road/return-path.ts';
import { rememberSignIn } from '#lib/server/sign-in-cookie.ts';
import type { SignInSecrets } from '#lib/server/identity-provider.ts';
import type { RequestHandler } from './$types';

/** Sends the browser to the identity provider, with what proves that it is the same one that comes back. */
export const GET: RequestHandler = async ({ cookies, locals, url }) => {
  const returnPath = safeReturnPath(url.searchParams.get('return'));
  let begun: { url: URL; secrets: SignInSecrets };
  try {
    begun = await beginSignIn(locals.reader.locale);
  } catch (cause) {
    console.error(JSON.stringify({ level: 'error', route: 'auth.start', cause: String(cause) }));
    redirect(303, `/sign-in?problem=unavailable&return=${encodeURIComponent(returnPath)}`);
  }
  const link = invitationLink.safeParse(url.searchParams.get('invitation'));
  rememberSignIn(cookies, { ...begun.secrets, returnPath, ...(link.success && { invitation: link.data }) });
  redirect(302, begun.url, { external: true });
};
