import { mustSignIn } from '#lib/server/api.ts';
import type { LayoutServerLoad } from './$types';

/** Pages that everyone signed in has, whichever side they are on. */
export const load: LayoutServerLoad = (event) => {
  const { session } = event.locals;
  return session === undefined ? mustSignIn(event) : { member: session.member, counts: {} };
};
