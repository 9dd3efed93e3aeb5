/** The Lambda of the leads room: its routes and their handlers, but for those of `decisions-api.ts`. */
import { serve } from '#functions/kernel/handle.ts';
import { acceptOffer } from './handlers/accept-offer.ts';
import { accountContacts } from './handlers/account-contacts.ts';
import { assign } from './handlers/assign.ts';
import { cancelWhatIf } from './handlers/cancel-what-if.ts';
import { claim } from './handlers/claim.ts';
import { contact } from './handlers/contact.ts';
import { contacts } from './handlers/contacts.ts';
import { convert } from './handlers/convert.ts';
import { declineOffer } from './handlers/decline-offer.ts';
import { disqualify } from './handlers/disqualify.ts';
import { expire } from './handlers/expire.ts';
import { list } from './handlers/list.ts';
import { listBatches } from './handlers/list-batches.ts';
import { listOffers } from './handlers/list-offers.ts';
import { listPool } from './handlers/list-pool.ts';
import { listWhatIfs } from './handlers/list-what-ifs.ts';
import { lose } from './handlers/lose.ts';
import { overview } from './handlers/overview.ts';
import { publishPolicy } from './handlers/publish-policy.ts';
import { qualify } from './handlers/qualify.ts';
import { read } from './handlers/read.ts';
import { readBatch } from './handlers/read-batch.ts';
import { readHoldings } from './handlers/read-holdings.ts';
import { readPolicy } from './handlers/read-policy.ts';
import { readWhatIf } from './handlers/read-what-if.ts';
import { redistribute } from './handlers/redistribute.ts';
import { startBatch } from './handlers/start-batch.ts';
import { startWhatIf } from './handlers/start-what-if.ts';
import { submit } from './handlers/submit.ts';
import { timeline } from './handlers/timeline.ts';
import { undoBatch } from './handlers/undo-batch.ts';
import { withdraw } from './handlers/withdraw.ts';

export const handlers = [
  submit,
  list,
  read,
  timeline,
  contacts,
  accountContacts,
  claim,
  contact,
  qualify,
  convert,
  lose,
  disqualify,
  assign,
  withdraw,
  redistribute,
  expire,
  startBatch,
  listBatches,
  readBatch,
  undoBatch,
  readHoldings,
  listOffers,
  acceptOffer,
  declineOffer,
  listPool,
  overview,
  readPolicy,
  publishPolicy,
  startWhatIf,
  listWhatIfs,
  readWhatIf,
  cancelWhatIf,
];
export const handler = serve(handlers);
