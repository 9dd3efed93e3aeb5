/** Invented companies: a stem and a trade, put together as companies of that language are. */
import type { Random } from '../random.ts';

type Tongue =
  'gulf' | 'arabic' | 'persian' | 'turkish' | 'german' | 'british' | 'american' | 'indian' | 'plain';

interface Stem {
  native: string;
  latin: string;
}
interface Trade {
  /** `_` stands for the stem. */
  pattern: string;
  slug: string;
  industry: string;
}

const stems = (list: string): Stem[] =>
  list.split(', ').map((entry) => {
    const [native = '', latin = native] = entry.split('=');
    return { native, latin };
  });

/** `_ Trading LLC|trading|Retail` one a line. */
const trades = (list: string): Trade[] =>
  list
    .trim()
    .split('\n')
    .map((entry) => {
      const [pattern = '', slug = '', industry = ''] = entry.trim().split('|');
      return { pattern, slug, industry };
    });

const words: Readonly<Record<Tongue, { stems: readonly Stem[]; trades: readonly Trade[] }>> = {
  gulf: {
    stems: stems(
      'Noor, Falcon Bay, Al Wasl, Marsa Blue, Jumana, Al Fajr, Sahara Star, Oryx, Qamar, Al Reef, Zafran, Al Sidra, Rimal, Lulwa, Barzan, Al Ghaf',
    ),
    trades: trades(`_ Trading LLC|trading|Retail
      _ Medical Centre|medical|Healthcare
      _ Logistics FZE|logistics|Logistics
      _ Hotels & Resorts|hotels|Hospitality
      _ Contracting LLC|contracting|Construction
      _ Private School|school|Education
      _ Exchange House|exchange|Banking
      _ Foods Industries|foods|Manufacturing
      _ Energy Services|energy|Oil and gas`),
  },
  arabic: {
    stems: stems(
      'النخبة=nokhba, الواحة=waha, الريادة=riyada, السواحل=sawahel, النور=noor, المجد=majd, الأفق=ofoq, البركة=baraka, الياسمين=yasmin, الروابي=rawabi, الصفوة=safwa, القمة=qimma, الفيروز=fayrouz, السنابل=sanabel, المروج=morouj',
    ),
    trades: trades(`شركة _ للتجارة|trading|Retail
      مستشفى _|hospital|Healthcare
      مدارس _ الأهلية|schools|Education
      شركة _ للمقاولات|contracting|Construction
      شركة _ للنقل واللوجستيات|logistics|Logistics
      فنادق _|hotels|Hospitality
      شركة _ للصناعات الغذائية|foods|Manufacturing
      شركة _ للخدمات النفطية|oilfield|Oil and gas
      شركة _ للتأمين|insurance|Insurance`),
  },
  persian: {
    stems: stems(
      'آرمان=arman, پگاه=pegah-e-nou, سپیده=sepideh, بامداد=bamdad, نیک‌رو=nikrou, آویژه=avizheh, کیان=kian-e-mehr, ترنج=toranj, مهرگان=mehregan, سروستان=sarvestan, یاقوت=yaghout, آبگینه=abgineh, رایحه=rayeheh, کهربا=kahroba, نگین=negin',
    ),
    trades: trades(`بازرگانی _|trading|Retail
      بیمارستان _|hospital|Healthcare
      صنایع غذایی _|foods|Manufacturing
      حمل و نقل _|transport|Logistics
      دبیرستان _|school|Education
      عمران‌سازان _|construction|Construction
      بیمه _|insurance|Insurance
      هتل _|hotel|Hospitality
      پتروشیمی _|petrochemical|Oil and gas`),
  },
  turkish: {
    stems: stems(
      'Akasya, Mavi Deniz, Kardelen, Doruk, Zümrüt, Lavanta, Poyraz, Ihlamur, Gökkuşağı, Anka, Yakamoz, Sarıçam',
    ),
    trades: trades(`_ Gıda A.Ş.|gida|Manufacturing
      _ Lojistik Ltd. Şti.|lojistik|Logistics
      _ Tekstil A.Ş.|tekstil|Manufacturing
      Özel _ Hastanesi|hastane|Healthcare
      _ Koleji|kolej|Education
      _ Otelcilik|otel|Hospitality
      _ İnşaat A.Ş.|insaat|Construction
      _ Perakende|perakende|Retail`),
  },
  german: {
    stems: stems(
      'Lindenhof, Falkenberg, Ostertor, Birkental, Seewald, Kranich, Morgenrot, Eichenau, Silberbach, Heidekamp, Rotdorn, Wiesengrund',
    ),
    trades: trades(`_ Maschinenbau GmbH|maschinenbau|Manufacturing
      _ Logistik GmbH & Co. KG|logistik|Logistics
      Klinikum _|klinikum|Healthcare
      _ Versicherungsmakler GmbH|versicherung|Insurance
      Energieverbund _|energieverbund|Energy
      _ Akademie gGmbH|akademie|Education
      _ Handelsgesellschaft mbH|handel|Retail
      _ Feinmechanik AG|feinmechanik|Manufacturing`),
  },
  british: {
    stems: stems(
      'Ashdown, Hollins Mill, Wrenbury, Castlegate, Fairholme, Larkfield, Thornbridge, Marlow Vale, Elderwick, Kestrel Bay, Oakhurst, Penhallow',
    ),
    trades: trades(`_ Foods Ltd|foods|Manufacturing
      _ Academy Trust|academy|Education
      _ Logistics Ltd|logistics|Logistics
      _ Care Homes|care|Healthcare
      _ Building Society|mutual|Banking
      _ Borough Council|council|Government
      _ Retail Group plc|retail|Retail
      _ Engineering Ltd|engineering|Manufacturing`),
  },
  american: {
    stems: stems(
      'Cedar Hollow, Copper Ridge, Bluebonnet, Granite Peak, Willow Creek, Silver Prairie, Juniper Flats, Lakeshore, Maple Grove, Red Canyon, Stonebrook, Eagle Bend',
    ),
    trades: trades(`_ Manufacturing Inc.|mfg|Manufacturing
      _ Health System|health|Healthcare
      _ Credit Union|creditunion|Banking
      _ School District|schools|Education
      _ Freight LLC|freight|Logistics
      _ Software Inc.|software|Software
      _ Insurance Group|insurance|Insurance
      City of _|city|Government`),
  },
  indian: {
    stems: stems(
      'Suryodaya, Nilgiri Blue, Chandan, Ashwini, Parijat, Tungabhadra, Malhar, Saptarishi, Amaltas, Kaveri Star',
    ),
    trades: trades(`_ Pharma Pvt Ltd|pharma|Healthcare
      _ Textiles Ltd|textiles|Manufacturing
      _ Finserv Ltd|finserv|Banking
      _ Institute of Technology|institute|Education
      _ Logistics Pvt Ltd|logistics|Logistics
      _ Software Services|software|Software
      _ Hospitals|hospitals|Healthcare
      _ Retail Pvt Ltd|retail|Retail`),
  },
  plain: {
    stems: stems('Aurora, Boreal, Estrela, Horizonte, Fjord, Vela, Tinde, Maré'),
    trades: trades(`_ Industries|industries|Manufacturing
      _ Health|health|Healthcare
      _ Logistics|logistics|Logistics`),
  },
};

const tonguesOf: Readonly<Record<string, readonly (readonly [Tongue, number])[]>> = {
  AE: [
    ['gulf', 6],
    ['arabic', 4],
  ],
  SA: [
    ['arabic', 7],
    ['gulf', 3],
  ],
  QA: [
    ['gulf', 5],
    ['arabic', 5],
  ],
  KW: [
    ['arabic', 6],
    ['gulf', 4],
  ],
  OM: [['gulf', 1]],
  EG: [['arabic', 1]],
  JO: [['arabic', 1]],
  IR: [['persian', 1]],
  TR: [['turkish', 1]],
  DE: [['german', 1]],
  GB: [['british', 1]],
  US: [['american', 1]],
  IN: [['indian', 1]],
};

export interface CompanyName {
  name: string;
  /** For its website and mail: `noor-trading-ae`. */
  slug: string;
  industry: string;
}

/** A company of a country; two calls may make the same one. */
export function companyName(random: Random, country: string): CompanyName {
  const { stems: known, trades: kinds } =
    words[random.weighted<Tongue>(tonguesOf[country] ?? [['plain', 1]])];
  const stem = random.pick(known);
  const trade = random.pick(kinds);
  return {
    name: trade.pattern.replace('_', stem.native),
    slug: `${slugOf(stem.latin)}-${trade.slug}-${country.toLowerCase()}`,
    industry: trade.industry,
  };
}

const letters: Readonly<Record<string, string>> = { ı: 'i', ß: 'ss', ø: 'o', æ: 'ae' };

/** Latin text as part of an address: `Al Mansoori` → `al-mansoori`. */
export const slugOf = (latin: string): string =>
  latin
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[ıßøæ]/g, (letter) => letters[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
