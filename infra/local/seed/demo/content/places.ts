/** Countries of the demo channel: how many leads come from each, their cities, money, phones and languages. */
import type { Culture } from './person-names.ts';

export interface City {
  name: string;
  subdivision: string;
  /** The beginning of its postal codes; the rest is filled with digits. */
  postal: string;
}

export interface Country {
  code: string;
  /** Share of the leads, in percent. */
  share: number;
  currency: string;
  /** How much of it one US dollar is, roughly. */
  perUsd: number;
  /** Each `0` becomes a digit. */
  phone: string;
  languages: readonly (readonly [string, number])[];
  cultures: readonly (readonly [Culture, number])[];
  /** How many digits follow the beginning of a postal code; none where codes are not used. */
  postalDigits: number;
  cities: readonly (readonly [City, number])[];
}

/** `Dubai:Dubai:12*6` is a city, its subdivision, the beginning of its postal codes and its share. */
const cities = (list: string): (readonly [City, number])[] =>
  list.split(', ').map((entry) => {
    const [place = '', share = '1'] = entry.split('*');
    const [name = '', subdivision = name, postal = ''] = place.split(':');
    return [{ name, subdivision, postal }, Number(share)] as const;
  });

const gulfPeople = [
  ['gulf', 5],
  ['levant', 3],
  ['indian', 3],
  ['english', 1],
] as const;

export const countries: readonly Country[] = [
  {
    code: 'AE',
    share: 20,
    currency: 'AED',
    perUsd: 3.67,
    phone: '+971 4 555 0000',
    languages: [
      ['en', 5],
      ['ar', 5],
    ],
    cultures: gulfPeople,
    postalDigits: 0,
    cities: cities('Dubai*6, Abu Dhabi*3, Sharjah*2, Ras Al Khaimah*1, Al Ain:Abu Dhabi*1'),
  },
  {
    code: 'SA',
    share: 17,
    currency: 'SAR',
    perUsd: 3.75,
    phone: '+966 11 555 0000',
    languages: [
      ['ar', 7],
      ['en', 3],
    ],
    cultures: [
      ['gulf', 8],
      ['levant', 3],
    ],
    postalDigits: 3,
    cities: cities(
      'Riyadh:Riyadh:11*5, Jeddah:Makkah:21*3, Dammam:Eastern Province:31*2, Al Khobar:Eastern Province:31*1, Madinah:Madinah:42*1',
    ),
  },
  {
    code: 'IR',
    share: 11,
    currency: 'IRR',
    perUsd: 600_000,
    phone: '+98 21 5550 0000',
    languages: [['fa', 1]],
    cultures: [['persian', 1]],
    postalDigits: 8,
    cities: cities(
      'Tehran:Tehran:11*6, Isfahan:Isfahan:81*2, Mashhad:Razavi Khorasan:91*2, Shiraz:Fars:71*1, Karaj:Alborz:31*1, Rasht:Gilan:41*1',
    ),
  },
  {
    code: 'EG',
    share: 9,
    currency: 'EGP',
    perUsd: 50,
    phone: '+20 2 5550 0000',
    languages: [
      ['ar', 7],
      ['en', 3],
    ],
    cultures: [['levant', 1]],
    postalDigits: 3,
    cities: cities('Cairo:Cairo:11*5, Giza:Giza:12*2, Alexandria:Alexandria:21*2, Mansoura:Dakahlia:35*1'),
  },
  {
    code: 'TR',
    share: 8,
    currency: 'TRY',
    perUsd: 41,
    phone: '+90 212 555 00 00',
    languages: [
      ['tr', 9],
      ['en', 1],
    ],
    cultures: [['turkish', 1]],
    postalDigits: 3,
    cities: cities('İstanbul:İstanbul:34*5, Ankara:Ankara:06*2, İzmir:İzmir:35*2, Kayseri:Kayseri:38*1'),
  },
  {
    code: 'DE',
    share: 8,
    currency: 'EUR',
    perUsd: 0.92,
    phone: '+49 30 555 0000',
    languages: [
      ['de', 8],
      ['en', 2],
    ],
    cultures: [['german', 1]],
    postalDigits: 3,
    cities: cities(
      'Hamburg:Hamburg:20*2, München:Bayern:80*3, Köln:Nordrhein-Westfalen:50*2, Berlin:Berlin:10*3, Frankfurt am Main:Hessen:60*2, Hannover:Niedersachsen:30*1, Augsburg:Bayern:86*1',
    ),
  },
  {
    code: 'GB',
    share: 7,
    currency: 'GBP',
    perUsd: 0.78,
    phone: '+44 20 7946 0000',
    languages: [['en', 1]],
    cultures: [
      ['english', 8],
      ['indian', 2],
    ],
    postalDigits: 0,
    cities: cities(
      'London:England*4, Manchester:England*2, Glasgow:Scotland*1, Bristol:England*1, Leeds:England*1',
    ),
  },
  {
    code: 'US',
    share: 7,
    currency: 'USD',
    perUsd: 1,
    phone: '+1 512 555 0100',
    languages: [
      ['en', 9],
      ['es', 1],
    ],
    cultures: [
      ['english', 8],
      ['indian', 2],
    ],
    postalDigits: 3,
    cities: cities(
      'Austin:Texas:78*3, Boston:Massachusetts:02*2, San Jose:California:95*2, Pittsburgh:Pennsylvania:15*1, Omaha:Nebraska:68*1, Denver:Colorado:80*1',
    ),
  },
  {
    code: 'IN',
    share: 5,
    currency: 'INR',
    perUsd: 86,
    phone: '+91 20 5550 0000',
    languages: [['en', 1]],
    cultures: [['indian', 1]],
    postalDigits: 4,
    cities: cities(
      'Pune:Maharashtra:41*2, Bengaluru:Karnataka:56*3, Chennai:Tamil Nadu:60*2, Mumbai:Maharashtra:40*2',
    ),
  },
  {
    code: 'QA',
    share: 3,
    currency: 'QAR',
    perUsd: 3.64,
    phone: '+974 4455 0000',
    languages: [
      ['en', 5],
      ['ar', 5],
    ],
    cultures: gulfPeople,
    postalDigits: 0,
    cities: cities('Doha*4, Lusail*1, Al Wakrah*1'),
  },
  {
    code: 'KW',
    share: 2,
    currency: 'KWD',
    perUsd: 0.307,
    phone: '+965 2255 0000',
    languages: [
      ['ar', 6],
      ['en', 4],
    ],
    cultures: gulfPeople,
    postalDigits: 3,
    cities: cities('Kuwait City:Al Asimah:13*3, Hawalli:Hawalli:30*1'),
  },
  {
    code: 'JO',
    share: 2,
    currency: 'JOD',
    perUsd: 0.709,
    phone: '+962 6 555 0000',
    languages: [
      ['ar', 7],
      ['en', 3],
    ],
    cultures: [['levant', 1]],
    postalDigits: 3,
    cities: cities('Amman:Amman:11*4, Irbid:Irbid:21*1'),
  },
  // Served from next door only.
  {
    code: 'OM',
    share: 0.7,
    currency: 'OMR',
    perUsd: 0.385,
    phone: '+968 2455 0000',
    languages: [['en', 1]],
    cultures: gulfPeople,
    postalDigits: 1,
    cities: cities('Muscat:Muscat:11*1'),
  },
  // Nobody serves these.
  {
    code: 'BR',
    share: 0.5,
    currency: 'BRL',
    perUsd: 5.4,
    phone: '+55 11 5550 0000',
    languages: [['pt', 1]],
    cultures: [['english', 1]],
    postalDigits: 3,
    cities: cities('São Paulo:São Paulo:01*1'),
  },
  {
    code: 'NO',
    share: 0.5,
    currency: 'NOK',
    perUsd: 10.1,
    phone: '+47 22 55 00 00',
    languages: [['en', 1]],
    cultures: [['german', 1]],
    postalDigits: 2,
    cities: cities('Oslo:Oslo:01*1'),
  },
];

/** A country by its code. */
export function countryOf(code: string): Country {
  const country = countries.find((one) => one.code === code);
  if (country === undefined) throw new Error(`The demo knows no country ${code}`);
  return country;
}
