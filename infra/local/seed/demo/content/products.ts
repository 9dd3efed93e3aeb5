/** The catalogue of the invented vendor Orvane Networks: ten products in three families. */
export const vendorName = 'Orvane Networks';

export interface DemoProduct {
  key: string;
  name: string;
  family: 'Rampart' | 'Meridian' | 'Lantern';
  aliases: readonly string[];
  /** How often customers ask for it. */
  demand: number;
  /** What it costs once, about, in US dollars. */
  typicalUsd: number;
}

export const demoProducts: readonly DemoProduct[] = [
  {
    key: 'rampart-200',
    name: 'Rampart 200 Firewall',
    family: 'Rampart',
    aliases: ['Rampart 200', 'RMP-200', 'جدار رامبارت ٢٠٠', 'دیوار آتش رمپارت ۲۰۰'],
    demand: 16,
    typicalUsd: 6_500,
  },
  {
    key: 'rampart-800',
    name: 'Rampart 800 Firewall',
    family: 'Rampart',
    aliases: ['Rampart 800', 'RMP-800', 'جدار رامبارت ٨٠٠', 'دیوار آتش رمپارت ۸۰۰'],
    demand: 11,
    typicalUsd: 48_000,
  },
  {
    key: 'rampart-cloud',
    name: 'Rampart Cloud Gateway',
    family: 'Rampart',
    aliases: ['Rampart Cloud', 'Rampart SASE', 'RMP-C'],
    demand: 9,
    typicalUsd: 18_000,
  },
  {
    key: 'meridian-access',
    name: 'Meridian Access Switch',
    family: 'Meridian',
    aliases: ['Meridian A24', 'Meridian A48', 'MRD-A'],
    demand: 13,
    typicalUsd: 9_000,
  },
  {
    key: 'meridian-core',
    name: 'Meridian Core Switch',
    family: 'Meridian',
    aliases: ['Meridian C', 'MRD-C'],
    demand: 6,
    typicalUsd: 85_000,
  },
  {
    key: 'meridian-wifi',
    name: 'Meridian Wi-Fi 7',
    family: 'Meridian',
    aliases: ['Meridian WiFi', 'MRD-W7', 'واي فاي ميريديان', 'وای‌فای مریدین'],
    demand: 14,
    typicalUsd: 14_000,
  },
  {
    key: 'meridian-edge',
    name: 'Meridian Edge SD-WAN',
    family: 'Meridian',
    aliases: ['Meridian SD-WAN', 'MRD-E'],
    demand: 9,
    typicalUsd: 36_000,
  },
  {
    key: 'lantern-endpoint',
    name: 'Lantern Endpoint',
    family: 'Lantern',
    aliases: ['Lantern EDR', 'LTN-E', 'لانترن إندبوينت'],
    demand: 11,
    typicalUsd: 12_000,
  },
  {
    key: 'lantern-insight',
    name: 'Lantern Insight SIEM',
    family: 'Lantern',
    aliases: ['Lantern SIEM', 'LTN-I'],
    demand: 6,
    typicalUsd: 95_000,
  },
  {
    key: 'lantern-watch',
    name: 'Lantern Watch Managed Detection',
    family: 'Lantern',
    aliases: ['Lantern MDR', 'Lantern Watch', 'LTN-W'],
    demand: 5,
    typicalUsd: 60_000,
  },
];

/** Keys of the products of a family. */
export const keysOf = (family: DemoProduct['family']): string[] =>
  demoProducts.filter((product) => product.family === family).map(({ key }) => key);
