import { consumeEvents } from '#functions/kernel/consume.ts';
import { mostRunMs } from '#functions/kernel/what-if-run.ts';
import { access } from '../access.ts';
import { runConflictWhatIf } from '../run-conflict-what-if.ts';

const mostMs = mostRunMs(access.workers['run-conflict-what-if']);

/** Runs a what-if of the conflict rules that was started. */
export const handler = consumeEvents((event) => runConflictWhatIf(event.subject, event.id, mostMs));
