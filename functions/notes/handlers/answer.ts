import { answerQuestion as route } from '@rafiq/shared/notes/contract.ts';
import { ConditionFailed, commit } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { besideLead, leadSeenBy, untilSettled } from '#functions/leads/index.ts';
import { answerQuestion } from '../domain/question.ts';
import { questionView } from '../question-view.ts';
import { findQuestion, questionWrite } from '../store/question-store.ts';

/** Answers a question while its partner still owns the lead: whoever owns it later asked nothing. */
export const answer = handle(
  route,
  ({ questionId }, { body, caller, change, newId, now }) =>
    untilSettled(async () => {
      const question = await findQuestion(questionId);
      if (question === undefined) throw new Problem('not-found');
      const seen = await leadSeenBy(caller, question.leadId);
      if (question.status !== 'open' || seen.owner?.id !== question.partnerId) {
        throw new Problem('question-no-longer-open');
      }
      const answered = answerQuestion(question, body.text, now);
      const told = besideLead(seen, {
        id: newId('event'),
        happened: 'answered',
        data: { questionId },
        note: body.text,
        readers: 'both',
      });
      const result = { question: answered, companyName: seen.lead.customer.companyName };
      try {
        return await commit(change, {
          writes: [...seen.unmoved(now), questionWrite(answered)],
          events: [told],
          answer: result,
        });
      } catch (error) {
        if (!(error instanceof ConditionFailed) || error.label !== 'question') throw error;
        throw new Problem('question-no-longer-open', { cause: error });
      }
    }),
  ({ question, companyName }, { caller }) => questionView(question, companyName, caller),
);
