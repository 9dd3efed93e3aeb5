/** The reasons as forms ask for them and lists show them. */
import { reasonsOf as shippedReasons } from '@rafiq/shared/leads/status.ts';
import { readReasons } from '@rafiq/shared/settings/contract.ts';
import type { ListedReason } from '@rafiq/shared/settings/contract.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { Reasons } from '#lib/components/terms.ts';
import { apiOf } from './api.ts';
import { isShipped } from './is-shipped.ts';
import { knownReasons } from './known-reasons.ts';

const codesOf = (list: readonly ListedReason[] | null): string[] =>
  (list ?? []).filter(({ on }) => on).map(({ code }) => code);

async function readAnew(event: RequestEvent): Promise<Reasons | undefined> {
  const outcome = await apiOf(event).act(readReasons, {});
  if (!outcome.ok) {
    const { code, instance } = outcome.problem;
    console.error(JSON.stringify({ level: 'error', api: readReasons.id, cause: code, instance }));
    return undefined;
  }
  const { lists } = outcome.value;
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

/**
 * What is offered, and the names of the vendor's own in the reader's language; the others have words of ours. As it
 * was at most half a minute ago: every page asks for it. Where it was never read, the reasons Rafiq begins with.
 */
export async function reasonsOf(event: RequestEvent): Promise<Reasons> {
  const kind = event.locals.session?.member.organisation.kind ?? 'none';
  const known = await knownReasons.get(`${kind}.${event.locals.reader.locale}`, () => readAnew(event));
  return known ?? { lists: shippedReasons, names: {} };
}

/** What a page carries of them: nothing where nobody has chosen, for forms know the reasons Rafiq begins with. */
export async function chosenReasons(event: RequestEvent): Promise<Reasons | null> {
  const reasons = await reasonsOf(event);
  return isShipped(reasons) ? null : reasons;
}
