import { askQuestion as route } from '@rafiq/shared/notes/contract.ts';
import { commit } from '#functions/kernel/commit.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { besideLead, leadSeenBy, untilSettled } from '#functions/leads/index.ts';
import { askQuestion } from '../domain/question.ts';
import { questionView } from '../question-view.ts';
import { questionWrite } from '../store/question-store.ts';

export const ask = handle(
  route,
  ({ leadId }, { body, caller, change, newId, now }) =>
    untilSettled(async () => {
      const seen = await leadSeenBy(caller, leadId);
      const { owner, lead, unmoved } = seen;
      if (owner === null) throw new Problem('not-found');
      const question = askQuestion(
        { id: newId('question'), leadId, partnerId: owner.id, partnerName: owner.name, text: body.text },
        now,
      );
      const asked = besideLead(seen, {
        id: newId('event'),
        happened: 'asked',
        data: { questionId: question.id },
        note: body.text,
        readers: 'both',
      });
      const answer = { question, companyName: lead.customer.companyName };
      return commit(change, { writes: [...unmoved(now), questionWrite(question)], events: [asked], answer });
    }),
  ({ question, companyName }, { caller }) => questionView(question, companyName, caller),
);
