import {
  precedenceStepNames,
  type PrecedenceStepName,
  type PrevailingSide,
} from '@rafiq/shared/deals/conflict-status.ts';
import type { Precedence } from './precedence.ts';

/** Who prevails in a conflict as seen from the registration that came upon it, and the step that decides. */
export interface Prevailing {
  side: PrevailingSide;
  /** Null where no step does. */
  step: PrecedenceStepName | null;
}

/**
 * Whether the registration that came upon others prevails by precedence, or one that was there; undecided, and for a
 * manager to say, where none of the others has a registration to compare, or no step of the policy tells them apart: which
 * was submitted first, and which has the lower id, only puts them in an order.
 * @param precedence null where nobody else registered the deal
 */
export function precedenceSide(
  precedence: Pick<Precedence, 'winner' | 'decidedBy'> | null,
  registrationId: string,
): Prevailing {
  const step = precedenceStepNames.find((name) => name === precedence?.decidedBy);
  if (precedence === null || step === undefined) return { side: 'undecided', step: null };
  return { side: precedence.winner.registrationId === registrationId ? 'newcomer' : 'holder', step };
}
