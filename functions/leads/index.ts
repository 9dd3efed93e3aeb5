/** The door of the leads room: the verbs other rooms may call. */
export { isWorked, type Lead } from './domain/lead.ts';
export { besideLead, leadSeenBy, ownerOf, planContact, type SeenLead } from './beside-lead.ts';
export { reachOf } from './reach.ts';
export { untilSettled } from './save-lead.ts';
export { findLeads } from './store/lead-store.ts';
export { submitLead, type Submitted } from './submit-lead.ts';
