/** A question of a partner about a lead it owns, and its answer. */
import { questionStatuses } from '@rafiq/shared/notes/status.ts';
import * as z from 'zod';

export const storedQuestion = z.object({
  id: z.string(),
  leadId: z.string(),
  partnerId: z.string(),
  partnerName: z.string(),
  status: z.enum(questionStatuses),
  text: z.string(),
  askedAt: z.string(),
  answer: z.string().nullable(),
  answeredAt: z.string().nullable(),
  version: z.number().int(),
});
export type StoredQuestion = z.output<typeof storedQuestion>;

/** A question as it begins: open, and its partner's alone. */
export const askQuestion = (
  asked: Pick<StoredQuestion, 'id' | 'leadId' | 'partnerId' | 'partnerName' | 'text'>,
  at: string,
): StoredQuestion => ({
  ...asked,
  status: 'open',
  askedAt: at,
  answer: null,
  answeredAt: null,
  version: 1,
});

/** The answer closes a question for good. */
export const answerQuestion = (question: StoredQuestion, answer: string, at: string): StoredQuestion => ({
  ...question,
  status: 'answered',
  answer,
  answeredAt: at,
  version: question.version + 1,
});
