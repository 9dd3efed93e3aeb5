import { redirect } from '@sveltejs/kit';
import { safeReturnPath } from '#lib/road/return-path.ts';
import type { PageServerLoad } from './$types';

const told = ['failed', 'expired', 'unavailable'] as const;

export const load: PageServerLoad = ({ locals, url }) => {
  const returnPath = safeReturnPath(url.searchParams.get('return'));
  if (locals.session !== undefined) redirect(303, returnPath);
  const problem = url.searchParams.get('problem');
  return { returnPath, problem: told.find((known) => known === problem) ?? null };
};
