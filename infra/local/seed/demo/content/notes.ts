/** What people write: customers with their requests, partners on their contacts. By language. */
export interface Notes {
  /** A customer's request; `_` is the product. */
  requests: readonly string[];
  contacts: readonly string[];
  again: readonly string[];
  qualified: readonly string[];
  won: readonly string[];
  lost: readonly string[];
  /** Of a decline for another reason. */
  declined: readonly string[];
}

export type NoteLanguage = 'en' | 'ar' | 'fa' | 'tr' | 'de';

export const notes: Readonly<Record<NoteLanguage, Notes>> = {
  en: {
    requests: [
      'We are replacing our current equipment this quarter and would like a quotation for _.',
      'Please call us about _ for our head office and two branches.',
      'Our auditor asked for better protection. Can somebody show us _?',
      'We have read about _ and would like to try it on one site first.',
      'Licence renewal is due in two months; how does _ compare on price?',
    ],
    contacts: [
      'Spoke with the IT manager. They run an old firewall without support; wants a demonstration next week.',
      'Called twice, then reached them: interested, asked for a short comparison by e-mail.',
      'Sent the datasheet and a first price range. They will discuss it internally.',
      'Met on site. About 180 users, two branches, one small data room.',
      'Good call. Decision maker is the finance director; we should prepare the total cost over three years.',
      'Left a message with reception; they called back the same day.',
    ],
    again: [
      'Demonstration done; the team liked the reports. Next step is a trial on one site.',
      'Sent the revised quotation with the longer support term.',
      'They asked for a reference customer in the same industry.',
      'Follow-up: budget meeting moved by a week.',
    ],
    qualified: [
      'Budget approved for this quarter. Needs delivery within six weeks.',
      'Three sites, clear scope, the director signs himself.',
      'Trial succeeded; they want a final price including installation.',
    ],
    won: [
      'Signed. Installation is planned for next month.',
      'Order received by e-mail, with three years of support.',
      'They took the larger model and our managed service.',
    ],
    lost: [
      'They stayed with their present supplier after a large discount.',
      'Project stopped by the new management.',
      'Our price was about fifteen percent above the competing offer.',
    ],
    declined: [
      'We are fully booked until the end of the month.',
      'The customer asked us not to be contacted again.',
    ],
  },
  ar: {
    requests: [
      'نرغب في استبدال أجهزتنا الحالية خلال هذا الربع، ونحتاج إلى عرض سعر لـ _.',
      'نرجو التواصل معنا بخصوص _ للمقر الرئيسي وفرعين.',
      'طلب منا المدقق حماية أفضل للشبكة، فهل يمكن أن تعرضوا لنا _؟',
      'نود تجربة _ في موقع واحد أولاً قبل التعميم.',
    ],
    contacts: [
      'تحدثت مع مدير تقنية المعلومات، لديهم جدار حماية قديم بلا دعم، ويريدون عرضاً الأسبوع القادم.',
      'اتصلت مرتين ثم أجابوا: مهتمون وطلبوا مقارنة مختصرة بالبريد.',
      'أرسلت المواصفات ونطاقاً سعرياً أولياً، وسيناقشونه داخلياً.',
      'زيارة في الموقع: نحو ١٨٠ مستخدماً وفرعان وغرفة خوادم صغيرة.',
      'مكالمة جيدة، صاحب القرار هو المدير المالي، وعلينا إعداد التكلفة لثلاث سنوات.',
    ],
    again: [
      'تم العرض التوضيحي وأعجبتهم التقارير، والخطوة التالية تجربة في فرع واحد.',
      'أرسلت عرض السعر المعدّل مع مدة دعم أطول.',
      'طلبوا مرجعاً من عميل في القطاع نفسه.',
    ],
    qualified: [
      'اعتُمدت الميزانية لهذا الربع، والتسليم مطلوب خلال ستة أسابيع.',
      'ثلاثة مواقع ونطاق واضح، والمدير يوقّع بنفسه.',
    ],
    won: ['تم التوقيع، والتركيب الشهر القادم.', 'وصل أمر الشراء مع دعم لثلاث سنوات.'],
    lost: ['بقوا مع المورد الحالي بعد خصم كبير.', 'أوقفت الإدارة الجديدة المشروع.'],
    declined: ['جدولنا ممتلئ حتى نهاية الشهر.'],
  },
  fa: {
    requests: [
      'می‌خواهیم تجهیزات فعلی را در این فصل عوض کنیم و پیش‌فاکتور _ لازم داریم.',
      'لطفاً دربارهٔ _ برای دفتر مرکزی و دو شعبه با ما تماس بگیرید.',
      'حسابرس از ما امنیت بهتر شبکه خواسته است. امکان ارائهٔ _ هست؟',
      'مایلیم _ را ابتدا در یک شعبه آزمایش کنیم.',
    ],
    contacts: [
      'با مدیر فناوری اطلاعات صحبت کردم؛ دیوار آتش قدیمی و بدون پشتیبانی دارند و برای هفتهٔ آینده دمو خواستند.',
      'دو بار تماس گرفتم تا جواب دادند: علاقه‌مندند و مقایسه‌ای کوتاه خواستند.',
      'مشخصات فنی و بازهٔ قیمت اولیه را فرستادم؛ داخلی بررسی می‌کنند.',
      'بازدید حضوری: حدود ۱۸۰ کاربر، دو شعبه و یک اتاق سرور کوچک.',
      'گفت‌وگوی خوبی بود؛ تصمیم با مدیر مالی است و باید هزینهٔ سه‌ساله را آماده کنیم.',
    ],
    again: [
      'دمو برگزار شد و گزارش‌ها را پسندیدند؛ قدم بعدی آزمایش در یک شعبه است.',
      'پیش‌فاکتور اصلاح‌شده با دورهٔ پشتیبانی بلندتر ارسال شد.',
      'نمونهٔ مشتری در همین صنعت خواستند.',
    ],
    qualified: [
      'بودجهٔ این فصل تصویب شد؛ تحویل ظرف شش هفته لازم است.',
      'سه سایت، دامنهٔ روشن، و مدیرعامل خودش امضا می‌کند.',
    ],
    won: ['قرارداد امضا شد؛ نصب برای ماه آینده.', 'سفارش خرید با سه سال پشتیبانی رسید.'],
    lost: ['با تخفیف زیاد نزد تأمین‌کنندهٔ فعلی ماندند.', 'مدیریت جدید پروژه را متوقف کرد.'],
    declined: ['تا پایان ماه ظرفیت نداریم.'],
  },
  tr: {
    requests: [
      'Bu çeyrekte mevcut cihazlarımızı yenileyeceğiz, _ için teklif rica ederiz.',
      'Genel müdürlük ve iki şubemiz için _ hakkında bizi arar mısınız?',
      '_ ürününü önce tek bir şubede denemek istiyoruz.',
    ],
    contacts: [
      'BT müdürüyle görüştüm; desteği biten bir güvenlik duvarları var, haftaya sunum istiyorlar.',
      'İki kez aradım, ilgileniyorlar; kısa bir karşılaştırma istediler.',
      'Yerinde ziyaret: yaklaşık 180 kullanıcı, iki şube.',
    ],
    again: ['Sunum yapıldı, raporları beğendiler.', 'Güncellenmiş teklif gönderildi.'],
    qualified: ['Bütçe onaylandı, altı hafta içinde teslim gerekiyor.'],
    won: ['Sözleşme imzalandı, kurulum gelecek ay.'],
    lost: ['Mevcut tedarikçileriyle devam ettiler.'],
    declined: ['Ay sonuna kadar doluyuz.'],
  },
  de: {
    requests: [
      'Wir ersetzen in diesem Quartal unsere Geräte und bitten um ein Angebot für _.',
      'Bitte rufen Sie uns wegen _ an: Zentrale und zwei Niederlassungen.',
      'Wir würden _ gern zuerst an einem Standort erproben.',
    ],
    contacts: [
      'Mit der IT-Leitung gesprochen: alte Firewall ohne Wartung, Vorführung nächste Woche gewünscht.',
      'Zweimal angerufen, dann erreicht: interessiert, bittet um einen kurzen Vergleich.',
      'Termin vor Ort: rund 180 Arbeitsplätze, zwei Niederlassungen.',
    ],
    again: ['Vorführung kam gut an; nächster Schritt ist ein Test.', 'Überarbeitetes Angebot verschickt.'],
    qualified: ['Budget freigegeben, Lieferung binnen sechs Wochen nötig.'],
    won: ['Auftrag unterschrieben, Einbau im nächsten Monat.'],
    lost: ['Der Kunde bleibt beim bisherigen Anbieter.'],
    declined: ['Bis Monatsende sind wir ausgebucht.'],
  },
};
