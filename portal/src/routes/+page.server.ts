import { redirect } from '@sveltejs/kit';
import { firstPlace } from '#lib/components/shell/navigation.ts';
import type { PageServerLoad } from './$types';

/** The front door leads everyone to their own first page. */
export const load: PageServerLoad = ({ locals }) => {
  const kind = locals.session?.member.organisation.kind;
  redirect(303, kind === undefined ? '/sign-in' : firstPlace(kind));
};
