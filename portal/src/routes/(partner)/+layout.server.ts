import { error } from '@sveltejs/kit';
import { mustSignIn } from '#lib/server/api.ts';
import { memberHere } from '#lib/server/member-here.ts';
import { chosenReasons } from '#lib/server/reasons-of.ts';
import { unreadOf } from '#lib/server/unread-of.ts';
import { m } from '#lib/paraglide/messages.js';
import { waitingOffers } from './waiting-offers.ts';
import type { LayoutServerLoad } from './$types';

/** The partner's side: its people only, with the number of offers that wait for an answer and the reasons it may give. */
export const load: LayoutServerLoad = async (event) => {
  const { session } = event.locals;
  if (session === undefined) return mustSignIn(event);
  if (session.member.organisation.kind !== 'partner') error(403, m.error_forbidden_text());
  const [offers, unread, reasons] = await Promise.all([
    waitingOffers(event),
    unreadOf(event),
    chosenReasons(event),
  ]);
  const counts = offers.ok ? { offers: offers.value.items.length } : {};
  return { member: memberHere(session.member), counts, unread, reasons };
};
