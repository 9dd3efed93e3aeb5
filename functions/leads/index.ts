/** The door of the leads room: the verbs other rooms may call. */
export { submitLead, type Submitted } from './submit-lead.ts';
export { nameLeads } from './name-leads.ts';
export { requireReadable } from './require-readable.ts';
