import { untilSettledOn } from '#functions/kernel/until-settled-on.ts';

/** Reads and decides again when the job moved between the reading and the writing. */
export const untilSettled = untilSettledOn('import');
