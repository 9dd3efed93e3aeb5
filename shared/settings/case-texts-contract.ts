/** The contract of what managers begin with when they write to both sides of a conflict case. */
import * as z from 'zod';
import { version } from '../record.ts';
import { defineRoute } from '../route.ts';
import { paragraph } from '../text.ts';
import { longestCaseText, mostCaseTexts } from '../deals/case-status.ts';
import { ownText, wantedOwnText } from './own-text.ts';

const wantedText = wantedOwnText(paragraph(longestCaseText));

const wantedTexts = z.array(wantedText).max(mostCaseTexts, { error: 'too-many' }).optional();
const wantedLists = z.strictObject({
  ask: wantedTexts,
  upheld: wantedTexts,
  transferred: wantedTexts,
  split: wantedTexts,
  'co-sell': wantedTexts,
  dismissed: wantedTexts,
});
export type WantedCaseTexts = z.output<typeof wantedLists>;

const listed = z.array(ownText);
export const caseTextSettings = z.strictObject({
  /** By what they are for, each in the order forms show it. */
  lists: z.strictObject({
    /** For asking both sides. */
    ask: listed,
    /** For deciding so, for the first or the last time. */
    upheld: listed,
    transferred: listed,
    split: listed,
    'co-sell': listed,
    dismissed: listed,
  }),
  /** Null while they are those that Rafiq begins with. */
  savedAt: z.string().nullable(),
  version,
});
export type CaseTextSettings = z.output<typeof caseTextSettings>;

const ofCaseTexts = {
  audience: 'vendor',
  subject: 'none',
  path: '/v1/settings/case-texts',
  params: z.strictObject({}),
  query: z.strictObject({}),
  output: caseTextSettings,
  success: 200,
  problems: [],
} as const;

export const readCaseTexts = defineRoute({
  ...ofCaseTexts,
  id: 'settings.read-case-texts',
  method: 'GET',
  summary: 'Read the texts for conflict cases',
  description:
    'What managers may begin with when they ask both sides of a case, or tell them how it was decided, in the language of whoever reads it.',
  permission: 'settings.read',
  body: z.strictObject({}),
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const saveCaseTexts = defineRoute({
  ...ofCaseTexts,
  id: 'settings.save-case-texts',
  method: 'PUT',
  summary: 'Save the texts for conflict cases',
  description:
    'Replaces the lists it names as a new version; an empty one offers nothing to begin with. Both sides of a case read the same words: a text names neither. What was sent to them stays as it was.',
  permission: 'settings.write',
  body: z.strictObject({ lists: wantedLists }),
  idempotency: 'accepted',
  ifMatch: 'required',
  example: {
    body: {
      lists: {
        ask: [
          {
            en: 'Please say when you first spoke with the customer, and with whom.',
            ar: 'يُرجى ذكر متى تحدثتم أول مرة مع العميل ومع مَن.',
          },
        ],
      },
    },
  },
});

export const caseTextRoutes = [readCaseTexts, saveCaseTexts] as const;
