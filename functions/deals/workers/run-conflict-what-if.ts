import { consumeEvents } from '#functions/kernel/consume.ts';
import { access } from '../access.ts';
import { runConflictWhatIf } from '../run-conflict-what-if.ts';

// A run that is given up must still be told so before the function is cut off.
const reserveMs = 30_000;
const mostMs = access.workers['run-conflict-what-if'].timeoutSeconds * 1000 - reserveMs;

/** Runs a what-if of the conflict rules that was started. */
export const handler = consumeEvents((event) => runConflictWhatIf(event.subject, event.id, mostMs));
