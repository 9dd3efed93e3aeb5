/** What a partner does with a lead it owns, as its buttons say. */
import type { partnerMoves } from '@rafiq/shared/leads/status.ts';
import { m } from '#lib/paraglide/messages.js';

export const ownMoveWords: Readonly<Record<(typeof partnerMoves)[number], () => string>> = {
  contact: m.move_contact,
  qualify: m.move_qualify,
  convert: m.move_convert,
  lose: m.move_lose,
  disqualify: m.move_disqualify,
};
