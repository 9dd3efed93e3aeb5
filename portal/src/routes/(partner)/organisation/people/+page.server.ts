import { listMembers } from '@rafiq/shared/identity/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  return { members: await apiOf(event).read(listMembers, { query: { cursor } }) };
};
