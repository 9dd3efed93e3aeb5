import { mustSignIn } from '#lib/server/api.ts';
import { memberHere } from '#lib/server/member-here.ts';
import { unreadOf } from '#lib/server/unread-of.ts';
import type { LayoutServerLoad } from './$types';

/** Pages that everyone signed in has, whichever side they are on. */
export const load: LayoutServerLoad = async (event) => {
  const { session } = event.locals;
  if (session === undefined) return mustSignIn(event);
  return { member: memberHere(session.member), counts: {}, unread: await unreadOf(event) };
};
