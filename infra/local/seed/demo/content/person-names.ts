/** Names of people by culture: as they write them, and in Latin letters for addresses. */
import type { Random } from '../random.ts';

export type Culture = 'gulf' | 'levant' | 'persian' | 'turkish' | 'german' | 'english' | 'indian';
type Pair = readonly [native: string, latin: string];

const same = (names: string): Pair[] => names.split(' ').map((name) => [name, name] as const);
const pairs = (list: string): Pair[] =>
  list.split(', ').map((entry) => {
    const [native = '', latin = ''] = entry.split('=');
    return [native, latin] as const;
  });

const arabicGiven = pairs(
  'محمد=Mohammed, أحمد=Ahmed, خالد=Khalid, فاطمة=Fatima, مريم=Maryam, نورة=Noura, سلطان=Sultan, عبدالله=Abdullah, ريم=Reem, يوسف=Yousef, هند=Hind, طارق=Tariq, لينا=Lina, سعيد=Saeed, عمر=Omar, دانة=Dana, ليلى=Layla, حسن=Hassan',
);

const names: Readonly<Record<Culture, { given: readonly Pair[]; family: readonly Pair[] }>> = {
  gulf: {
    given: arabicGiven,
    family: pairs(
      'المنصوري=Al Mansoori, الحربي=Al Harbi, القحطاني=Al Qahtani, الشمري=Al Shammari, الكعبي=Al Kaabi, العتيبي=Al Otaibi, الهاشمي=Al Hashimi, السويدي=Al Suwaidi, الزهراني=Al Zahrani, المري=Al Marri, البلوشي=Al Balushi, الدوسري=Al Dosari',
    ),
  },
  levant: {
    given: arabicGiven,
    family: pairs(
      'حداد=Haddad, منصور=Mansour, الشريف=El Sherif, خليل=Khalil, ناصر=Nasser, سليمان=Soliman, زيدان=Zidan, فهمي=Fahmy, العبادي=Abbadi, رمضان=Ramadan, المصري=El Masry, عودة=Odeh',
    ),
  },
  persian: {
    given: pairs(
      'سارا=Sara, علی=Ali, مریم=Maryam, رضا=Reza, نازنین=Nazanin, امیر=Amir, شیرین=Shirin, بهرام=Bahram, الهام=Elham, کاوه=Kaveh, مینا=Mina, فرهاد=Farhad, لاله=Laleh, پیمان=Peyman, نیلوفر=Niloufar, آرش=Arash',
    ),
    family: pairs(
      'محمدی=Mohammadi, رضایی=Rezaei, کریمی=Karimi, حسینی=Hosseini, موسوی=Mousavi, جعفری=Jafari, رستمی=Rostami, شریفی=Sharifi, نوری=Nouri, صادقی=Sadeghi, اکبری=Akbari, فرهمند=Farahmand',
    ),
  },
  turkish: {
    given: same('Elif Mehmet Zeynep Emre Ayşe Burak Deniz Selin Kerem Ece Murat Gizem'),
    family: same('Yılmaz Demir Şahin Çelik Kaya Aydın Arslan Öztürk Kurt Erdem'),
  },
  german: {
    given: same('Anna Lukas Katharina Jonas Sabine Felix Miriam Thomas Julia Stefan Ingrid Matthias'),
    family: same('Müller Schneider Weber Hoffmann Krüger Bauer Vogel Lehmann Brandt Köhler'),
  },
  english: {
    given: same('Emily James Olivia Daniel Sophie Michael Grace Thomas Rachel Andrew Hannah Marcus'),
    family: same('Carter Hughes Walker Bennett Collins Morgan Foster Reed Palmer Brooks Sullivan Hayes'),
  },
  indian: {
    given: same('Priya Rahul Ananya Arjun Meera Vikram Kavya Rohan Neha Sanjay Divya Karthik'),
    family: same('Sharma Iyer Menon Kapoor Desai Reddy Nair Gupta Joshi Rao'),
  },
};

export interface PersonName {
  native: string;
  latin: string;
}

/** A name of this culture. */
export function personName(random: Random, culture: Culture): PersonName {
  const given = random.pick(names[culture].given);
  const family = random.pick(names[culture].family);
  return { native: `${given[0]} ${family[0]}`, latin: `${given[1]} ${family[1]}` };
}
