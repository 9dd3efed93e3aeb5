import { error } from '@sveltejs/kit';
import { mustSignIn } from '#lib/server/api.ts';
import { memberHere } from '#lib/server/member-here.ts';
import { chosenReasons } from '#lib/server/reasons-of.ts';
import { unreadOf } from '#lib/server/unread-of.ts';
import { m } from '#lib/paraglide/messages.js';
import { overviewOf } from './overview-of.ts';
import type { LayoutServerLoad } from './$types';

/** The vendor's side: its people only, with the number of leads that wait for a manager and the reasons forms ask for. */
export const load: LayoutServerLoad = async (event) => {
  const { session } = event.locals;
  if (session === undefined) return mustSignIn(event);
  const { member } = session;
  // To partners these pages are like those that do not exist, whatever record they are of.
  if (member.organisation.kind !== 'vendor') error(404, m.error_not_found_text());
  // The figures are of the whole channel; a channel manager's queue is smaller than that.
  const counted = member.permissions.includes('overview.read') && member.role !== 'channel-manager';
  const [overview, unread, reasons] = await Promise.all([
    counted ? overviewOf(event) : null,
    unreadOf(event),
    chosenReasons(event),
  ]);
  const counts = overview?.ok ? { unplaced: overview.value.bySubstatus.unplaced ?? 0 } : {};
  return { member: memberHere(member), counts, unread, reasons };
};
