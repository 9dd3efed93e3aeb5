/** The companies that ask for something, and the people in them. */
import { companyName, slugOf } from './content/company-names.ts';
import { personName } from './content/person-names.ts';
import type { City, Country } from './content/places.ts';
import type { Random } from './random.ts';

interface Contact {
  name: string;
  email: string;
  phone: string;
}

export interface Company {
  name: string;
  website: string;
  industry: string;
  country: Country;
  city: City;
  employees: number;
  street: string;
  postalCode: string | undefined;
  language: string;
  contacts: readonly Contact[];
}

/** How many leads a company brings, on average. */
const leadsPerCompany = 2.5;
const medianEmployees = 90;
const writesOwnScript: ReadonlySet<string> = new Set(['ar', 'fa']);

/** A number of this country that nobody has: each `0` of its pattern becomes a digit. */
export function phoneOf({ phone }: Country, seed: number): string {
  let digits = seed;
  return phone.replace(/0/g, (_zero, at: number) => {
    // The country's own code stays as it is.
    if (at < phone.indexOf(' ')) return '0';
    digits = (digits * 7 + 3) % 9973;
    return String(digits % 10);
  });
}

function newCompany(random: Random, country: Country): Company {
  const { name, slug, industry } = companyName(random, country.code);
  const city = random.weighted(country.cities);
  const language = random.weighted(country.languages);
  const website = `${slug}.example`;
  const contacts = Array.from({ length: random.between(1, 2) }, (): Contact => {
    const { native, latin } = personName(random, random.weighted(country.cultures));
    return {
      name: writesOwnScript.has(language) ? native : latin,
      email: `${slugOf(latin).replaceAll('-', '.')}@${website}`,
      phone: phoneOf(country, random.between(1, 9000)),
    };
  });
  const digits = Array.from({ length: country.postalDigits }, () => random.between(0, 9)).join('');
  return {
    name,
    website: `https://${website}`,
    industry,
    country,
    city,
    employees: Math.max(
      3,
      Math.round(medianEmployees * Math.exp(1.3 * (random.next() + random.next() - 1) * 2)),
    ),
    street: `${random.between(1, 240)} ${random.pick(['Station Road', 'Market Street', 'Corniche Road', 'Industrial Area 4', 'Park Avenue'])}`,
    postalCode: country.postalDigits === 0 ? undefined : `${city.postal}${digits}`,
    language,
    contacts,
  };
}

/** All companies met so far: most leads come from one that is known. */
export interface Customers {
  ofCountry(country: Country): Company;
}

/** The market, over a whole story of so many leads. */
export function newCustomers(random: Random, leads: number): Customers {
  const known = new Map<string, Company[]>();
  return {
    ofCountry: (country) => {
      const there = known.get(country.code) ?? [];
      known.set(country.code, there);
      const market = Math.max(2, (leads * country.share) / 100 / leadsPerCompany);
      if (there.length > 0 && random.chance(there.length / market)) return random.pick(there);
      const company = newCompany(random, country);
      const namesake = there.find(({ name }) => name === company.name);
      if (namesake !== undefined) return namesake;
      there.push(company);
      return company;
    },
  };
}
