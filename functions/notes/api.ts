/** The Lambda of the notes room: its routes and their handlers. */
import { serve } from '#functions/kernel/handle.ts';
import { answer } from './handlers/answer.ts';
import { ask } from './handlers/ask.ts';
import { edit } from './handlers/edit.ts';
import { listAccountReaders } from './handlers/list-account-readers.ts';
import { listLeadReaders } from './handlers/list-lead-readers.ts';
import { listPartnerReaders } from './handlers/list-partner-readers.ts';
import { listQuestions } from './handlers/list-questions.ts';
import { read } from './handlers/read.ts';
import { withdraw } from './handlers/withdraw.ts';
import { writeOnAccount } from './handlers/write-on-account.ts';
import { writeOnLead } from './handlers/write-on-lead.ts';
import { writeOnPartner } from './handlers/write-on-partner.ts';

export const handler = serve([
  writeOnLead,
  writeOnAccount,
  writeOnPartner,
  read,
  edit,
  withdraw,
  listLeadReaders,
  listAccountReaders,
  listPartnerReaders,
  ask,
  answer,
  listQuestions,
]);
