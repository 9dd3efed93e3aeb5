/** The Lambda of conflict cases. */
import { serve } from '#functions/kernel/handle.ts';
import { appealConflict } from './handlers/appeal-conflict.ts';
import { askParties } from './handlers/ask-parties.ts';
import { conflictStatistics } from './handlers/conflict-statistics.ts';
import { giveEvidence } from './handlers/give-evidence.ts';
import { listConflicts } from './handlers/list-conflicts.ts';
import { readConflict } from './handlers/read-conflict.ts';
import { resolveConflict } from './handlers/resolve-conflict.ts';
import { takeConflict } from './handlers/take-conflict.ts';

export const handler = serve([
  listConflicts,
  readConflict,
  conflictStatistics,
  takeConflict,
  askParties,
  giveEvidence,
  resolveConflict,
  appealConflict,
]);
