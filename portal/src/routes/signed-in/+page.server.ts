import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ memberId: locals.session?.member.id ?? null });
