import { listMembers } from '@rafiq/shared/identity/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { ownPeopleActions } from '#lib/server/people-actions.ts';
import type { Actions, PageServerLoad } from './$types';

const perPage = 100;

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  return { members: await apiOf(event).read(listMembers, { query: { cursor, limit: perPage } }) };
};

export const actions: Actions = ownPeopleActions;
