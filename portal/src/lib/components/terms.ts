/**
 * The words of the domain in the reader's language: each list of codes with its names, complete by type. One file a
 * subject, so that a page loads only the words it shows.
 */
export { choicesOf } from './terms/choices-of.ts';
export { leadSubstatusWords, valueBandWords } from './terms/lead-terms.ts';
export { offerStatusWords } from './terms/offer-terms.ts';
export { partnerKindWords, partnerStatusWords, sharingWords, tierWords } from './terms/partner-terms.ts';
export {
  reasonChoices,
  listedReasonLabel,
  reasonLabel,
  reasonName,
  reasonWords,
  withdrawReasonWords,
  type Reasons,
} from './terms/reason-terms.ts';
