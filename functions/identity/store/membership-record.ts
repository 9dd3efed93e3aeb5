import { calendars } from '@rafiq/shared/identity/member.ts';
import { membership } from '#functions/kernel/caller.ts';
import * as z from 'zod';

/** A membership with its holder's preferences, as identity keeps it; the kernel reads the part it needs. */
export const storedMembership = membership.extend({
  timeZone: z.string().nullable().default(null),
  calendar: z.enum(calendars).nullable().default(null),
});
export type StoredMembership = z.output<typeof storedMembership>;
