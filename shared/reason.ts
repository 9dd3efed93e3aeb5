/** Why something is as it is: a code with parameters, kept with the record, and the sentence made when read. */
import * as z from 'zod';

export const reasonParams = z.record(z.string(), z.union([z.string(), z.number()]));

/** What is kept: rendered anew in each reader's language. */
export interface Reason {
  code: string;
  params: Record<string, string | number>;
}

/** What is sent: the kept reason and its sentence in the caller's language. */
export const reason = z.strictObject({ code: z.string(), params: reasonParams, text: z.string() });
