import type { Sight } from '@rafiq/shared/audit/contract.ts';

/** What is shown of who saw a contact: nothing is asked of a sight or of a person by its id. */
export interface ShownSights {
  items: readonly { at: string; actor: Omit<Sight['actor'], 'id'> }[];
  nextCursor: string | null;
}
