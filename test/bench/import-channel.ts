/** The channel that an import is measured in: its partners, and the customers its leads are of. */
import { addPartners } from './add-partners.ts';
import { inTurn } from './in-turn.ts';

/** As many as `opportunities.csv` has. */
export const importRows = 8800;
export const companies = 85;
export const countries = [
  'US',
  'CA',
  'DE',
  'FR',
  'GB',
  'AE',
  'SA',
  'EG',
  'IN',
  'JP',
  'BR',
  'KE',
  'PL',
  'TR',
  'OM',
  'JO',
];
const partners = 64;

export const homeOf = (index: number): string => inTurn(countries, index);
export const companyOf = (index: number): string => `Customer ${index % companies}`;

/** Adds its partners, by the room's own function in this process. */
export const addImportPartners = (): Promise<void> => addPartners(0, partners, homeOf);
