/** The door of the leads room: the verbs other rooms may call. */
export { submitLead, type Submitted } from './submit-lead.ts';
export { findLeadFacts, runningClock, type RunningClock } from './running-clock.ts';
