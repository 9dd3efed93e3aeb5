/** What is said of every what-if, whatever it tries on whatever is past. */
import * as z from 'zod';
import { idOf } from './ids.ts';
import { reason } from './reason.ts';
import { version } from './record.ts';
import { day } from './text.ts';
import { whatIfStatuses } from './what-if-status.ts';

/** More days than a year has, so that any two seasons can be compared. */
const mostDays = 400;
const dayMs = 86_400_000;

export const count = z.number().int();

/** So many: `before` as it is or was without the draft, `after` by the draft. */
export const beforeAndAfter = z.strictObject({ before: count, after: count });

/** How one that was started stands. @param counts how far it is: what it tries its draft on, and how many of it */
export const whatIfSummaryWith = <Counts extends z.ZodRawShape>(counts: Counts) =>
  z.strictObject({
    id: idOf('whatIf'),
    status: z.enum(whatIfStatuses),
    /** Days in UTC, the last included. */
    from: day,
    to: day,
    startedAt: z.string(),
    /** Null for somebody who is no longer on the roll. */
    startedBy: z.string().nullable(),
    endedAt: z.string().nullable(),
    ...counts,
    /** Why it failed; null unless it has. */
    failure: reason.nullable(),
    version,
  });

type Days = z.core.ParsePayload<{ from: string; to: string }>;

const inBounds = ({ value: { from, to }, issues }: Days): void => {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  const error = days < 1 ? 'ends-before-start' : days > mostDays ? 'too-long' : null;
  if (error !== null) issues.push({ code: 'custom', message: error, input: to, path: ['to'] });
};

/** A draft, and the days on which what it is tried on came in: one to four hundred. */
export const draftOverDays = <Document extends z.ZodType>(document: Document) =>
  z.strictObject({ document, from: day, to: day }).check(inBounds);
