import { error } from '@sveltejs/kit';
import { mustSignIn } from '#lib/server/api.ts';
import { m } from '#lib/paraglide/messages.js';
import type { LayoutServerLoad } from './$types';

/** The vendor's side: its people only. */
export const load: LayoutServerLoad = (event) => {
  const { session } = event.locals;
  if (session === undefined) return mustSignIn(event);
  if (session.member.organisation.kind !== 'vendor') error(403, m.error_forbidden_text());
  return { member: session.member, counts: {} };
};
