import * as z from 'zod';

/** That somebody is to be reminded of a clock. Only a hint: whether the clock still runs is read when it is due. */
export const reminder = z.object({
  /** Whose clock it is; of a case, which has several sides, the vendor's. */
  partnerId: z.string(),
  /** The lead, the registration or the case it is about. */
  leadId: z.string(),
  of: z.enum(['lead', 'deal', 'case']).default('lead'),
  /** The clock it was set for. */
  clock: z.string(),
  at: z.string(),
  /** The version of the record it was set at. */
  version: z.number().int(),
});
export type Reminder = z.output<typeof reminder>;
