/** The Lambda of leads and offers: their routes and handlers, but for those of `decisions-api.ts`, `policies-api.ts` and `batches-api.ts`. */
import { serve } from '#functions/kernel/handle.ts';
import { acceptOffer } from './handlers/accept-offer.ts';
import { accountContacts } from './handlers/account-contacts.ts';
import { assign } from './handlers/assign.ts';
import { claim } from './handlers/claim.ts';
import { contact } from './handlers/contact.ts';
import { contacts } from './handlers/contacts.ts';
import { convert } from './handlers/convert.ts';
import { declineOffer } from './handlers/decline-offer.ts';
import { disqualify } from './handlers/disqualify.ts';
import { expire } from './handlers/expire.ts';
import { list } from './handlers/list.ts';
import { listOffers } from './handlers/list-offers.ts';
import { listPool } from './handlers/list-pool.ts';
import { lose } from './handlers/lose.ts';
import { overview } from './handlers/overview.ts';
import { qualify } from './handlers/qualify.ts';
import { read } from './handlers/read.ts';
import { readHoldings } from './handlers/read-holdings.ts';
import { redistribute } from './handlers/redistribute.ts';
import { submit } from './handlers/submit.ts';
import { timeline } from './handlers/timeline.ts';
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
  readHoldings,
  listOffers,
  acceptOffer,
  declineOffer,
  listPool,
  overview,
];
export const handler = serve(handlers);
