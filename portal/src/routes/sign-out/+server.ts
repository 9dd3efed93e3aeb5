import { redirect } from '@sveltejs/kit';
import { endSession } from '#lib/server/current-session.ts';
import { signOutUrl } from '#lib/server/identity-provider.ts';
import type { RequestHandler } from './$types';

/** Ends the session here and, where the identity provider has one, there too. */
export const POST: RequestHandler = async ({ cookies, setHeaders }) => {
  // What the browser keeps for reading on the road, where its own script did not come to clear it.
  setHeaders({ 'clear-site-data': '"storage"' });
  const session = await endSession(cookies);
  const elsewhere = session && (await signOutUrl(session.idToken));
  if (elsewhere) redirect(303, elsewhere, { external: true });
  redirect(303, '/sign-in');
};

/** A bookmark or a reload ends nobody's session. */
export const GET: RequestHandler = () => redirect(303, '/');
