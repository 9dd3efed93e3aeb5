/** The countries as components choose from them; their names come from Intl in the reader's language. */
export { countryCodes } from '@rafiq/shared/country-codes.ts';
