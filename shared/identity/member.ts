/** A member of an organisation. Apart from the contract: what other rooms read of people needs none of its routes. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { roles } from '../permissions.ts';

/** The calendars dates can be shown in. */
export const calendars = ['gregorian', 'persian', 'islamic-umalqura'] as const;

export const member = z.strictObject({
  id: idOf('user'),
  name: z.string().nullable(),
  email: z.string(),
  role: z.enum(roles),
  status: z.enum(['invited', 'active', 'removed']),
});
export type Member = z.output<typeof member>;
