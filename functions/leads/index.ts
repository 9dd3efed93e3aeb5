/** The door of the leads room: the verbs other rooms may call. */
export { besideLead, leadSeenBy, ownerOf, planContact, type SeenLead } from './beside-lead.ts';
export { eraseContact, exportContact } from './contact-data.ts';
export { isWorked, type Lead } from './domain/lead.ts';
export { enquireAgain } from './enquire-again.ts';
export { findWorkedLead, type OwnWorkedLead } from './find-worked-lead.ts';
export { nameLeads } from './name-leads.ts';
export { reachOf } from './reach.ts';
export { requireReadable } from './require-readable.ts';
export { findLeadFacts, isRunning, recallClock, runningClock, type RunningClock } from './running-clock.ts';
export { untilSettled } from './save-lead.ts';
export { idsTold, tracesOf, type Traces } from './store/contact-notes.ts';
export { findLeads } from './store/lead-store.ts';
export { startIdleClocks } from './store/idle-clocks.ts';
export { returnLostClocks } from './store/lost-clocks.ts';
export { storiesOfLeads } from './stories-of-accounts.ts';
export { submitLead, type Beside, type Submitted } from './submit-lead.ts';
export { tieEveryAccount } from './tie-accounts.ts';
