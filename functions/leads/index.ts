/** The door of the leads room: the verbs other rooms may call. */
export { submitLead, type Submitted } from './submit-lead.ts';
export { eraseContact, exportContact } from './contact-data.ts';
