import { compareNames, type NameDifference } from './compare-names.ts';
import { type CompanyName, companyName } from './company-name.ts';
import { addressWords, companyDomain, companyPhone, companyTaxId } from './company-fields.ts';
import {
  type MatchThresholds,
  type MatchVerdict,
  shippedThresholds,
  verdictOf,
} from '@rafiq/shared/accounts/match-thresholds.ts';

/** A company as somebody wrote it down; whatever is not known is left out. */
export interface CompanyFacts {
  name: string;
  aliases?: readonly string[] | undefined;
  /** The company it belongs to, by name. */
  parent?: string | null | undefined;
  /** A domain, a link, or an e-mail address at it. */
  domain?: string | null | undefined;
  phone?: string | null | undefined;
  taxId?: string | null | undefined;
  /** ISO 3166-1 alpha-2. */
  country?: string | null | undefined;
  town?: string | null | undefined;
  address?: string | null | undefined;
}

/** A company made ready to be compared with many. */
export interface Company {
  name: CompanyName;
  aliases: readonly CompanyName[];
  parent: CompanyName | undefined;
  domain: string | undefined;
  phone: string | undefined;
  taxId: string | undefined;
  country: string | undefined;
  town: string | undefined;
  address: readonly string[];
}

const mostAliases = 5;

/** Makes a company ready; fields that say nothing – a free mailbox, half a phone number – are as good as unknown. */
export function readCompany(facts: CompanyFacts): Company {
  const town = facts.town ? addressWords(facts.town).join(' ') : '';
  return {
    name: companyName(facts.name),
    aliases: (facts.aliases ?? []).slice(0, mostAliases).map(companyName),
    parent: facts.parent ? companyName(facts.parent) : undefined,
    domain: facts.domain ? companyDomain(facts.domain) : undefined,
    phone: facts.phone ? companyPhone(facts.phone, facts.country) : undefined,
    taxId: facts.taxId ? companyTaxId(facts.taxId) : undefined,
    country: facts.country ?? undefined,
    town: town === '' ? undefined : town,
    address: facts.address ? addressWords(facts.address) : [],
  };
}

export type MatchField =
  'name' | 'alias' | 'parent' | 'domain' | 'phone' | 'tax-id' | 'country' | 'town' | 'address';

/** What one field says. */
export interface MatchEvidence {
  field: MatchField;
  /** How near the two are in it, 0 to 1. */
  likeness: number;
  effect: 'for' | 'against';
  /** Of names: what differs. */
  differences?: readonly NameDifference[];
}

export interface CompanyMatch {
  /** 0 to 1. */
  score: number;
  verdict: MatchVerdict;
  /** One entry for each field that both sides know. */
  evidence: readonly MatchEvidence[];
}

/** How far a field that agrees closes what the name leaves open. */
const support = { domain: 0.75, phone: 0.5, taxId: 0.97, address: 0.5 };
/** What remains of the score where a field disagrees: even of that of two names that are the same. */
const remains = { taxId: 0.85, town: 0.85, country: 0.85, domain: 0.95 };
/** How sure a company and its parent can be taken for one. */
const mostOfParent = 0.85;
/**
 * How sure two companies can be taken for one whose names do not agree, whatever numbers and addresses do: anybody may
 * write another's down, and nobody has checked them. A person who has gives the account that name as an alias, or merges.
 */
const mostOfNumbers = 0.85;
/** From here on two names agree. */
const leastOfNames = 0.6;
const aliasFactor = 0.98;
/** From here on two addresses, towns or parents are the same. */
const same = 0.8;

const shareOf = (one: readonly string[], other: readonly string[]): number => {
  const shared = one.filter((word) => other.includes(word)).length;
  return (2 * shared) / (one.length + other.length);
};

/** The nearest of all ways in which both are called. */
function nameEvidence(one: Company, other: Company): MatchEvidence {
  const own = compareNames(one.name, other.name);
  let best: MatchEvidence = {
    field: 'name',
    likeness: own.score,
    effect: 'for',
    differences: own.differences,
  };
  for (const [name, aliases] of [
    [one.name, other.aliases],
    [other.name, one.aliases],
  ] as const)
    for (const alias of aliases) {
      const { score, differences } = compareNames(name, alias);
      if (score * aliasFactor > best.likeness)
        best = { field: 'alias', likeness: score * aliasFactor, effect: 'for', differences };
    }
  return best;
}

/**
 * How sure it is that two companies are one, with what each known field says for or against it. Fields that agree close
 * what the names leave open; another town, country or tax number, or being the other's parent, keeps the score below
 * what is taken without asking: the same name in two towns is two companies, unless their domain or tax number is one. So
 * do names that do not agree: by numbers alone no company is taken for another.
 * Depends on these two companies alone; symmetric.
 */
export function compareCompanies(
  one: Company,
  other: Company,
  thresholds: MatchThresholds = shippedThresholds,
): CompanyMatch {
  const name = nameEvidence(one, other);
  const evidence: MatchEvidence[] = [name];
  let open = 1 - name.likeness;
  let left = 1;
  const weigh = (field: MatchField, likeness: number, closes: number, share: number): void => {
    const agrees = likeness >= same;
    evidence.push({ field, likeness, effect: agrees ? 'for' : 'against' });
    if (agrees) open *= 1 - closes;
    else left = Math.min(left, share);
  };
  const equal = (left: string | undefined, right: string | undefined): number => (left === right ? 1 : 0);
  const bothKnow = (field: 'domain' | 'phone' | 'taxId' | 'country' | 'town'): boolean =>
    one[field] !== undefined && other[field] !== undefined;
  const identified =
    (bothKnow('domain') && one.domain === other.domain) || (bothKnow('taxId') && one.taxId === other.taxId);

  if (bothKnow('domain')) weigh('domain', equal(one.domain, other.domain), support.domain, remains.domain);
  if (bothKnow('phone')) weigh('phone', equal(one.phone, other.phone), support.phone, 1);
  if (bothKnow('taxId')) weigh('tax-id', equal(one.taxId, other.taxId), support.taxId, remains.taxId);
  if (bothKnow('country'))
    weigh('country', equal(one.country, other.country), 0, identified ? 1 : remains.country);
  if (one.town !== undefined && other.town !== undefined)
    weigh('town', shareOf(one.town.split(' '), other.town.split(' ')), 0, identified ? 1 : remains.town);
  if (one.address.length > 0 && other.address.length > 0)
    weigh('address', shareOf(one.address, other.address), support.address, 1);
  const kinship = Math.max(
    one.parent === undefined ? 0 : compareNames(one.parent, other.name).score,
    other.parent === undefined ? 0 : compareNames(other.parent, one.name).score,
  );
  const kin = kinship >= same && kinship > name.likeness;
  if (kin) evidence.push({ field: 'parent', likeness: kinship, effect: 'against' });
  const score = Math.min(
    (1 - open) * left,
    kin ? mostOfParent : 1,
    name.likeness < leastOfNames ? mostOfNumbers : 1,
  );
  return { score, verdict: verdictOf(score, thresholds), evidence };
}
