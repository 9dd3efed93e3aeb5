/** Partners in Iran, Türkiye, Europe, America and India. */
import { hoursOn, mondayToSaturday, type DemoPartner } from './demo-partner.ts';
import { keysOf } from './products.ts';

const inIran = { country: 'IR', culture: 'persian', writes: 'fa' } as const;
const inTurkiye = { country: 'TR', culture: 'turkish', writes: 'tr' } as const;
const inGermany = { country: 'DE', culture: 'german', writes: 'de' } as const;
const inBritain = { country: 'GB', culture: 'english', writes: 'en' } as const;
const inAmerica = { country: 'US', culture: 'english', writes: 'en' } as const;
const inIndia = { country: 'IN', culture: 'indian', writes: 'en' } as const;
const usual = { kind: 'reseller', tier: 'silver', weight: 2, temper: 'steady' } as const;
const small = { kind: 'reseller', tier: 'registered', weight: 1, temper: 'slow' } as const;
const leading = { kind: 'systems-integrator', tier: 'gold', weight: 3, temper: 'keen' } as const;

export const partnersElsewhere: readonly DemoPartner[] = [
  {
    ...inIran,
    ...leading,
    slug: 'sepehrava',
    name: 'سپهرآوا فناوری',
    city: 'Tehran',
    certifications: ['Rampart Expert'],
  },
  { ...inIran, ...leading, slug: 'azarakhsh', name: 'آذرخش شبکه', city: 'Tehran', kind: 'reseller' },
  {
    ...inIran,
    ...usual,
    slug: 'alborzpeyvand',
    name: 'پیوند البرز',
    city: 'Karaj',
    products: [...keysOf('Meridian'), 'rampart-200'],
  },
  {
    ...inIran,
    ...usual,
    slug: 'dezhkavir',
    name: 'دژ کویر',
    city: 'Isfahan',
    kind: 'systems-integrator',
    products: [...keysOf('Rampart'), ...keysOf('Lantern')],
  },
  {
    ...inIran,
    ...usual,
    slug: 'kavoshtoos',
    name: 'کاوش توس',
    city: 'Mashhad',
    territories: [{ country: 'IR', subdivision: 'Razavi Khorasan' }],
  },
  {
    ...inIran,
    ...small,
    slug: 'navayshiraz',
    name: 'نوای ارتباط شیراز',
    city: 'Shiraz',
    capacity: { maxOpen: 15, maxPerDay: null },
  },
  {
    ...inIran,
    ...small,
    slug: 'caspiandata',
    name: 'Caspian Data House',
    city: 'Rasht',
    kind: 'managed-service-provider',
    temper: 'steady',
    joinedDaysAgo: 24,
  },

  { ...inTurkiye, ...leading, slug: 'bogazag', name: 'Boğaz Ağ Teknolojileri', city: 'İstanbul' },
  {
    ...inTurkiye,
    ...usual,
    slug: 'baskentsiber',
    name: 'Başkent Siber Güvenlik',
    city: 'Ankara',
    products: [...keysOf('Rampart'), ...keysOf('Lantern')],
  },
  {
    ...inTurkiye,
    ...usual,
    slug: 'egelink',
    name: 'Egelink Bilişim',
    city: 'İzmir',
    products: [...keysOf('Meridian'), 'rampart-200', 'rampart-cloud'],
  },
  { ...inTurkiye, ...small, slug: 'peribaca', name: 'Peribaca Bulut', city: 'Kayseri', kind: 'service' },
  {
    ...inTurkiye,
    ...usual,
    slug: 'marmaradagitim',
    name: 'Marmaralink Dağıtım',
    city: 'İstanbul',
    kind: 'distributor',
    tier: 'gold',
    weight: 1.5,
  },

  {
    ...inGermany,
    ...leading,
    slug: 'nordlicht',
    name: 'Nordlicht Netzwerke GmbH',
    city: 'Hamburg',
    certifications: ['Meridian Expert'],
  },
  {
    ...inGermany,
    ...leading,
    slug: 'isartal',
    name: 'Isartal IT-Sicherheit GmbH',
    city: 'München',
    weight: 2,
    territories: [{ country: 'DE', postalPrefixes: ['80', '81', '82', '83', '84', '85', '86', '87'] }],
  },
  { ...inGermany, ...usual, slug: 'rheinbogen', name: 'Rheinbogen Systemhaus GmbH', city: 'Köln' },
  {
    ...inGermany,
    ...usual,
    slug: 'spreewerk',
    name: 'Spreewerk Consulting',
    city: 'Berlin',
    products: [...keysOf('Lantern'), 'rampart-cloud'],
  },
  {
    ...inGermany,
    ...small,
    slug: 'harzblick',
    name: 'Harzblick IT-Service',
    city: 'Hannover',
    kind: 'service',
    workingHours: hoursOn(mondayToSaturday.slice(0, 4), { from: '08:00', to: '17:00' }),
  },
  {
    ...inGermany,
    ...usual,
    slug: 'mainufer',
    name: 'Mainufer Managed Services GmbH',
    city: 'Frankfurt am Main',
    kind: 'managed-service-provider',
  },

  { ...inBritain, ...leading, slug: 'thamesgate', name: 'Thamesgate Networks Ltd', city: 'London' },
  {
    ...inBritain,
    ...usual,
    slug: 'penninesecure',
    name: 'Pennine Secure',
    city: 'Manchester',
    products: [...keysOf('Rampart'), ...keysOf('Lantern')],
  },
  {
    ...inBritain,
    ...usual,
    slug: 'clydeforth',
    name: 'Clyde & Forth IT',
    city: 'Glasgow',
    territories: [{ country: 'GB', subdivision: 'Scotland' }],
  },
  {
    ...inBritain,
    ...small,
    slug: 'severnvale',
    name: 'Severn Vale Systems',
    city: 'Bristol',
    temper: 'steady',
  },
  {
    ...inBritain,
    ...small,
    slug: 'fenlandcloud',
    name: 'Fenland Cloud',
    city: 'London',
    kind: 'managed-service-provider',
    joinedDaysAgo: 18,
  },

  {
    ...inAmerica,
    ...leading,
    slug: 'bluemesa',
    name: 'Blue Mesa Networks',
    city: 'Austin',
    timeZone: 'America/Chicago',
  },
  {
    ...inAmerica,
    ...usual,
    slug: 'harborlight',
    name: 'Harborlight Security',
    city: 'Boston',
    territories: ['Massachusetts', 'Connecticut', 'New York', 'Pennsylvania'].map((subdivision) => ({
      country: 'US',
      subdivision,
    })),
  },
  {
    ...inAmerica,
    ...usual,
    slug: 'redwoodgate',
    name: 'Redwood Gate IT',
    city: 'San Jose',
    timeZone: 'America/Los_Angeles',
    territories: ['California', 'Oregon', 'Washington', 'Colorado'].map((subdivision) => ({
      country: 'US',
      subdivision,
    })),
  },
  {
    ...inAmerica,
    ...small,
    slug: 'prairiesignal',
    name: 'Prairie Signal',
    city: 'Omaha',
    timeZone: 'America/Chicago',
  },
  {
    ...inAmerica,
    ...usual,
    slug: 'laurelridge',
    name: 'Laurel Ridge Managed IT',
    city: 'Pittsburgh',
    kind: 'managed-service-provider',
  },

  { ...inIndia, ...leading, slug: 'sahyadri', name: 'Sahyadri Infosec', city: 'Pune' },
  { ...inIndia, ...usual, slug: 'vindhya', name: 'Vindhya Networks', city: 'Bengaluru' },
  {
    ...inIndia,
    ...small,
    slug: 'coromandel',
    name: 'Coromandel Cloud',
    city: 'Chennai',
    workingHours: hoursOn(mondayToSaturday, { from: '09:30', to: '18:30' }),
  },
];
