import { consumeEvents } from '#functions/kernel/consume.ts';
import { writeRefusedRows } from './write-refused-rows.ts';

/** Writes the refused rows of an ended import down for correction. */
export const handler = consumeEvents((event) => writeRefusedRows(event.subject, event.id));
