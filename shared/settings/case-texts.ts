/** What a vendor may write of its own for conflict cases. Free of zod so that browsers may load it. */
import { resolutions } from '../deals/case-status.ts';

/** What such a text is for: asking both sides, or one of the ways to decide. */
export const caseTextUses = ['ask', ...resolutions] as const;
export type CaseTextUse = (typeof caseTextUses)[number];

/** How many texts one use can have, and how long each may be in one language. */
export const mostCaseTexts = 12;
export const longestCaseText = 600;
