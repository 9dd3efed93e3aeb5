/** The door of the deals room: the verbs other rooms may call. */
export { eraseContactOfDeals, exportContactOfDeals } from './contact-data.ts';
