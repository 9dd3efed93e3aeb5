/** The door of the leads room: the verbs other rooms may call. */
export { eraseContact, exportContact } from './contact-data.ts';
export { enquireAgain } from './enquire-again.ts';
export { nameLeads } from './name-leads.ts';
export { findLeadFacts, runningClock, type RunningClock } from './running-clock.ts';
export { requireReadable } from './require-readable.ts';
export { submitLead, type Beside, type Submitted } from './submit-lead.ts';
