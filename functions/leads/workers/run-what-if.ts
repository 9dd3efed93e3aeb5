import { consumeEvents } from '#functions/kernel/consume.ts';
import { access } from '../access.ts';
import { runWhatIf } from '../run-what-if.ts';

// A run that is given up must still be told so before the function is cut off.
const reserveMs = 30_000;
const mostMs = access.workers['run-what-if'].timeoutSeconds * 1000 - reserveMs;

/** Runs a what-if that was started. */
export const handler = consumeEvents((event) => runWhatIf(event.subject, event.id, mostMs));
