/** The Lambda of what-ifs: draft conflict rules over the registrations of a period. */
import { serve } from '#functions/kernel/handle.ts';
import { cancelConflictWhatIf } from './handlers/cancel-conflict-what-if.ts';
import { listConflictWhatIfs } from './handlers/list-conflict-what-ifs.ts';
import { listMovedRegistrations } from './handlers/list-moved-registrations.ts';
import { readConflictWhatIf } from './handlers/read-conflict-what-if.ts';
import { startConflictWhatIf } from './handlers/start-conflict-what-if.ts';

export const handler = serve([
  startConflictWhatIf,
  listConflictWhatIfs,
  readConflictWhatIf,
  listMovedRegistrations,
  cancelConflictWhatIf,
]);
