import { headOf } from './word-weight.ts';

/**
 * Lines of business, each with the words that name it: two companies of one first name in two lines are two companies. Words that say
 * only that it is a company, or what every second one is called (`systems`, `solutions`, `technology`, `products`), name none.
 */
const lines = `
film pictures productions studio entertainment media television broadcasting cinema movie theatre animation video radio
music records arts
publishing press books news magazine
bank savings bancorp bancshares credit loan mortgage finance financial capital investment investments fund trust securities asset wealth brokerage leasing equity private venture ventures
insurance assurance life reinsurance takaful
chemical chemistry petrochemical plastics fertilizer
oil gas petroleum energy power electricity utilities solar nuclear neft
steel iron metals minerals mining copper aluminium gold silver cement
motor auto automotive car tractor tractors tires
railways rail
airlines airways air aviation
aerospace defense space
shipping marine lines
transport transportation logistics freight cargo express delivery courier
construction building builders contracting architecture homes materials
property properties realty
hotel hotels resorts
food beverage dairy wine restaurant foods
textile fashion clothing apparel shoes
pharmaceutical therapeutics bio biotechnology biotech oncology genetics medical diagnostics cosmetics beauty
hospital health healthcare care clinic healthineers
dental optical
school college university academy education training learning institute
telecom telecommunications mobile wireless telephone cable broadband satellite communications
semiconductor
lighting light
furniture kitchen appliances
machinery machine tool hydraulic
legal law
staffing recruitment
toys games gaming
sports fitness
agricultural agriculture farm
water
paper packaging
`;

const lineOf = new Map<string, number>();
lines
  .trim()
  .split('\n')
  .forEach((words, line) => {
    for (const word of words.split(' ')) if (!lineOf.has(headOf(word))) lineOf.set(headOf(word), line);
  });

/** The line of business that a word names, as a number; nothing for other words. @param head as `headOf` gives it */
export const lineOfBusiness = (head: string): number | undefined => lineOf.get(head);

const daughters = new Set(
  `chemicals petrochemicals plastics energy neft capital leasing credit finance securities life logistics freight shipping mining
  hotels records music publishing healthcare hospital foundation cement solar nuclear agricultural
  lighting sports insurance shipping`
    .split(/\s+/u)
    .map(headOf),
);

/** Whether a word is one that companies name a daughter by (`Shell Chemicals`). @param head as `headOf` gives it */
export const namesDaughter = (head: string): boolean => daughters.has(head);
