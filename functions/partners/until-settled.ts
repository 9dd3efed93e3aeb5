import { untilSettledOn } from '#functions/kernel/until-settled-on.ts';

/** Reads and decides again when the partner or its roll of people moved between the reading and the writing. */
export const untilSettled = untilSettledOn('partner', 'organisation');
