import { consumeEvents } from '#functions/kernel/consume.ts';
import { access } from '../access.ts';
import { runSlice } from './run-slice.ts';

// A slice ends well before the function would be cut off: its last rows and its hand-over need time too.
const reserveMs = 20_000;
const limits = {
  ms: access.workers['run-import'].timeoutSeconds * 1000 - reserveMs,
  stretch: { lanes: 16, rows: 250, ms: 3000 },
};

/** Runs an import that was started or handed over. */
export const handler = consumeEvents((event) => runSlice(event.subject, event.id, limits));
