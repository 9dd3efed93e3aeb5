import type { PrevailingSide } from '@rafiq/shared/deals/conflict-status.ts';
import { m } from '#lib/paraglide/messages.js';

/** Who comes first where a registration comes upon others. */
export const prevailingWords: Readonly<Record<PrevailingSide, () => string>> = {
  newcomer: m.conflict_prevails_newcomer,
  holder: m.conflict_prevails_holder,
  undecided: m.conflict_prevails_undecided,
};
