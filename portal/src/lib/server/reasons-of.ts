/** The reasons as forms ask for them and lists show them. */
import { readReasons } from '@rafiq/shared/settings/contract.ts';
import type { ListedReason } from '@rafiq/shared/settings/contract.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { Reasons } from '#lib/components/terms.ts';
import { apiOf } from './api.ts';

const codesOf = (list: readonly ListedReason[] | null): string[] =>
  (list ?? []).filter(({ on }) => on).map(({ code }) => code);

/** What is offered, and the names of the vendor's own in the reader's language; the others have words of ours. */
export async function reasonsOf(event: RequestEvent): Promise<Reasons> {
  const { lists } = await apiOf(event).read(readReasons, {});
  const own = Object.values(lists).flatMap((list) => (list ?? []).filter(({ texts }) => texts !== null));
  return {
    lists: {
      decline: codesOf(lists.decline),
      lose: codesOf(lists.lose),
      disqualify: codesOf(lists.disqualify),
      withdraw: codesOf(lists.withdraw),
      expire: codesOf(lists.expire),
    },
    names: Object.fromEntries(own.map(({ code, text }) => [code, text])),
  };
}

/** A lead whose reason of the vendor's own is said in words, for lists that leave the portal. */
export const withReasonInWords = <Lead extends { closeReason: string | null }>(
  lead: Lead,
  { names }: Reasons,
): Lead => ({
  ...lead,
  closeReason: lead.closeReason === null ? null : (names[lead.closeReason] ?? lead.closeReason),
});
