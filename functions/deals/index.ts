/** The door of the deals room: the verbs other rooms may call. */
export { besideCase, caseSeenBy } from './beside-case.ts';
export { besideDeal, dealSeenBy } from './beside-deal.ts';
export { eraseContactOfDeals, exportContactOfDeals } from './contact-data.ts';
export { dealsInHand, type DealsInHand } from './deals-in-hand.ts';
export { filesAround } from './files-around.ts';
export { nameCases, nameDeals } from './name-deals.ts';
export { requireReachableDeal } from './reach.ts';
export { storiesOfDeals } from './stories-of-accounts.ts';
export { thresholdsInForce } from './thresholds-in-force.ts';
export { caseClock, findClaimedFacts, findToldCase, type ToldCase, type ToldSide } from './told-case.ts';
export {
  findToldDeal,
  protectionClock,
  type DealClock,
  type ToldDeal,
  type ToldDealFacts,
} from './told-deal.ts';
