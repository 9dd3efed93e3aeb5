/** The texts for conflict cases that Rafiq begins with. Both sides read the same words, so none tells one of the other. */
import type { CaseTextUse } from '@rafiq/shared/deals/case-status.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { KeptCaseTexts } from './change-case-texts.ts';

const lists: Record<CaseTextUse, Record<UiLanguage, string>[]> = {
  ask: [
    {
      en: 'Please say when you first spoke with the customer about this project, and with whom.',
      ar: 'يُرجى ذكر متى تحدثتم أول مرة مع العميل عن هذا المشروع ومع مَن.',
      fa: 'لطفاً بگویید نخستین بار کی و با چه کسی دربارهٔ این پروژه با مشتری گفت‌وگو کردید.',
    },
    {
      en: 'Please name what shows your work on it: an offer, minutes of a meeting, a demonstration.',
      ar: 'يُرجى ذكر ما يثبت عملكم عليه: عرض سعر، أو محضر اجتماع، أو عرض توضيحي.',
      fa: 'لطفاً بگویید چه چیزی کار شما روی آن را نشان می‌دهد: پیشنهاد، صورت‌جلسه یا نمایش محصول.',
    },
    {
      en: 'Please say whether the customer expects to buy through you, and how you know.',
      ar: 'يُرجى ذكر ما إذا كان العميل ينوي الشراء عن طريقكم، وكيف عرفتم ذلك.',
      fa: 'لطفاً بگویید آیا مشتری می‌خواهد از راه شما بخرد و این را از کجا می‌دانید.',
    },
  ],
  upheld: [
    {
      en: 'Thank you for what you told us. The protection that was there first stays as it is.',
      ar: 'شكراً لكم على ما أوضحتموه لنا. تبقى الحماية الأسبق كما هي.',
      fa: 'از توضیح شما سپاسگزاریم. حفاظتی که پیش‌تر بوده است همان‌طور می‌ماند.',
    },
  ],
  transferred: [
    {
      en: 'Thank you for what you told us. The later registration shows the closer work with the customer, so the protection goes to it.',
      ar: 'شكراً لكم على ما أوضحتموه لنا. يُظهر التسجيل الأحدث عملاً أقرب مع العميل، ولذلك تنتقل الحماية إليه.',
      fa: 'از توضیح شما سپاسگزاریم. ثبت تازه‌تر کار نزدیک‌تری با مشتری را نشان می‌دهد، پس حفاظت به آن می‌رسد.',
    },
  ],
  split: [
    {
      en: 'Both sides have worked on this project. Both stay protected, and what it brings is shared as decided.',
      ar: 'عمل الطرفان على هذا المشروع. يبقى كلاهما محمياً، ويُقسَّم عائده وفق القرار.',
      fa: 'هر دو طرف روی این پروژه کار کرده‌اند. هر دو زیر حفاظت می‌مانند و درآمد آن طبق تصمیم تقسیم می‌شود.',
    },
  ],
  'co-sell': [
    {
      en: 'The customer needs what each side brings. Both stay protected: please go on with your part of the work.',
      ar: 'يحتاج العميل إلى ما يقدّمه كل طرف. يبقى كلاهما محمياً: يُرجى متابعة الجزء الخاص بكم من العمل.',
      fa: 'مشتری به آنچه هر طرف می‌آورد نیاز دارد. هر دو زیر حفاظت می‌مانند: لطفاً سهم خود از کار را ادامه دهید.',
    },
  ],
  dismissed: [
    {
      en: 'We found no conflict: the two projects do not stand in each other’s way, and both are protected.',
      ar: 'لم نجد أي تعارض: لا يعيق أيٌّ من المشروعين الآخر، وكلاهما محمي.',
      fa: 'تعارضی نیافتیم: این دو پروژه مانع یکدیگر نیستند و هر دو زیر حفاظت‌اند.',
    },
  ],
};

/** The texts before anyone saved any. */
export const shippedCaseTexts: KeptCaseTexts = { lists, savedAt: null, version: 1 };
