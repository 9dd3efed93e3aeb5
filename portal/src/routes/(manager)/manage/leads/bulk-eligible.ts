import { mayMove } from '@rafiq/shared/leads/status.ts';
import type { BatchMove, LeadSubstatus } from '@rafiq/shared/leads/status.ts';

interface Standing {
  substatus: LeadSubstatus;
  shareable: boolean;
}

/** Whether a lead as it is shown may make a move of a batch; the API has the last word. */
export function mayMoveInBulk({ substatus, shareable }: Standing, move: BatchMove): boolean {
  if (move === 'assign') {
    return shareable && (mayMove(substatus, 'assign') || mayMove(substatus, 'reassign'));
  }
  return mayMove(substatus, move) && (move !== 'redistribute' || shareable);
}
