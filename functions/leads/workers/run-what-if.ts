import { consumeEvents } from '#functions/kernel/consume.ts';
import { mostRunMs } from '#functions/kernel/what-if-run.ts';
import { access } from '../access.ts';
import { runWhatIf } from '../run-what-if.ts';

const mostMs = mostRunMs(access.workers['run-what-if']);

/** Runs a what-if that was started. */
export const handler = consumeEvents((event) => runWhatIf(event.subject, event.id, mostMs));
