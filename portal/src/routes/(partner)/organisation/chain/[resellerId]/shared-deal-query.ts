/** What the address of a reseller's deals asks for, for their page and for their file alike. */
import { registrationStatuses } from '@rafiq/shared/deals/status.ts';

/** What was never submitted is nobody's but its partner's. */
export const sharedStatuses = registrationStatuses.filter((status) => status !== 'draft');

const longestWords = 80;

export function sharedDealQuery({ searchParams }: Pick<URL, 'searchParams'>) {
  const field = (name: string) => searchParams.get(name)?.trim() || undefined;
  const wanted = field('status');
  return {
    q: field('q')?.slice(0, longestWords),
    status: sharedStatuses.find((status) => status === wanted),
  };
}
