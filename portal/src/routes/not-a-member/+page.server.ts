import type { PageServerLoad } from './$types';

const reasons = [
  'not-a-member',
  'invitation-already-used',
  'invitation-expired',
  'invitation-no-longer-valid',
  'several-invitations',
  'partner-suspended',
] as const;

export const load: PageServerLoad = ({ url }) => {
  const because = url.searchParams.get('because');
  return { because: reasons.find((known) => known === because) ?? 'not-a-member' };
};
