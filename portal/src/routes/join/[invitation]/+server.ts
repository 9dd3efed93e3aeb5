import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Where the link of an invitation leads: to sign in, with what the link carries. Who is signed in goes home. */
export const GET: RequestHandler = ({ locals, params }) =>
  redirect(
    303,
    locals.session === undefined ? `/auth/start?invitation=${encodeURIComponent(params.invitation)}` : '/',
  );
