/** The door of the deals room: the verbs other rooms may call. */
export { besideCase, caseSeenBy } from './beside-case.ts';
export { besideDeal, dealSeenBy } from './beside-deal.ts';
export { eraseContactOfDeals, exportContactOfDeals } from './contact-data.ts';
export { filesAround } from './files-around.ts';
