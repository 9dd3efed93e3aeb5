import * as z from 'zod';

/** That somebody is to be reminded of a clock. Only a hint: whether the clock still runs is read when it is due. */
export const reminder = z.object({
  partnerId: z.string(),
  leadId: z.string(),
  /** The clock it was set for. */
  clock: z.string(),
  at: z.string(),
  /** The version of the lead it was set at. */
  version: z.number().int(),
});
export type Reminder = z.output<typeof reminder>;
