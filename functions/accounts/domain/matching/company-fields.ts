/** What is known of a company beside its name, each in the one spelling it is compared in. */
import { fold } from '@rafiq/shared/fold.ts';
import emailProviders from 'email-providers/all.json' with { type: 'json' };
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { getDomain } from 'tldts';
import { foldName } from './fold-name.ts';
import { headOf } from './word-weight.ts';

const freeMail = new Set(emailProviders);
// Providers of the countries Rafiq speaks to first that the list does not know.
for (const domain of ['chmail.ir', 'mailfa.com', 'vatanmail.ir', 'emirates.net.ae', 'eim.ae'])
  freeMail.add(domain);

/**
 * The registered domain of an address, link or e-mail address (`https://shop.noor.co.uk/x` → `noor.co.uk`), by the list
 * of public suffixes; undefined for none, and for a provider where anybody may have a mailbox.
 */
export function companyDomain(text: string): string | undefined {
  const domain = getDomain(text.trim().toLowerCase().replace(/^.*@/u, ''), { allowPrivateDomains: true });
  return domain === null || freeMail.has(domain) ? undefined : domain;
}

/** A phone number in E.164; undefined where it is none, or has no country of its own and none is known. */
export function companyPhone(text: string, country: string | null | undefined): string | undefined {
  const region =
    country !== null && country !== undefined && isSupportedCountry(country) ? country : undefined;
  return parsePhoneNumberFromString(foldedNumber(text), region as CountryCode | undefined)?.number;
}

/** Nobody's number is longer. */
const longestNumber = 60;
const foldedNumber = (text: string): string => fold(text.slice(0, longestNumber));

/** A tax or register number without what people set between its letters and digits; undefined for fewer than 4. */
export function companyTaxId(text: string): string | undefined {
  const compact = foldedNumber(text)
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return compact.length < 4 ? undefined : compact;
}

/** The words of an address or town, folded like those of names; abbreviations as the words they stand for. */
export const addressWords = (text: string): readonly string[] => [
  ...new Set(
    foldName(text)
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => streetWords[word] ?? headOf(word)),
  ),
];

const streetWords: Readonly<Record<string, string>> = {
  str: 'street',
  strasse: 'street',
  st: 'street',
  straat: 'street',
  rue: 'street',
  calle: 'street',
  via: 'street',
  rd: 'road',
  ave: 'avenue',
  av: 'avenue',
  blvd: 'boulevard',
  dr: 'drive',
  ln: 'lane',
  sq: 'square',
  bldg: 'building',
  fl: 'floor',
  ste: 'suite',
  apt: 'apartment',
  hwy: 'highway',
};
