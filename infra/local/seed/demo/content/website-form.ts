import type { FormSettings } from '@rafiq/shared/forms/contract.ts';

/** The contact form of the vendor's website, without the products it lets its visitors choose from. */
export const websiteForm: Omit<FormSettings, 'productIds'> = {
  name: 'Website: talk to us',
  active: true,
  allowedOrigins: ['https://www.orvane.example'],
  words: {
    en: {
      title: 'Talk to Orvane Networks',
      intro: 'Tell us what you need. A partner near you will call within a working day.',
      thanks: 'Thank you. We have found the right people for you; you will hear from them soon.',
    },
    ar: {
      title: 'تحدث إلى أورفين نتوركس',
      intro: 'أخبرنا بما تحتاج إليه. سيتصل بك شريك قريب منك خلال يوم عمل.',
      thanks: 'شكرًا لك. وجدنا الأشخاص المناسبين لك، وستسمع منهم قريبًا.',
    },
    fa: {
      title: 'با اوروین نتورکس سخن بگویید',
      intro: 'بگویید چه نیاز دارید. شریکی نزدیک شما تا یک روز کاری تماس می‌گیرد.',
      thanks: 'سپاسگزاریم. افراد مناسب را برایتان یافتیم؛ به‌زودی با شما تماس می‌گیرند.',
    },
  },
  consent: {
    en: {
      contact: 'Orvane Networks may contact me about this request.',
      share: 'Orvane Networks may hand this request to one of its partners, who will contact me.',
    },
    ar: {
      contact: 'يجوز لأورفين نتوركس التواصل معي بشأن هذا الطلب.',
      share: 'يجوز لأورفين نتوركس تسليم هذا الطلب إلى أحد شركائها ليتواصل معي.',
    },
    fa: {
      contact: 'اوروین نتورکس می‌تواند دربارهٔ این درخواست با من تماس بگیرد.',
      share: 'اوروین نتورکس می‌تواند این درخواست را به یکی از شرکای تجاری‌اش بدهد تا با من تماس بگیرد.',
    },
  },
  shareRequired: true,
  fields: {
    name: 'required',
    email: 'required',
    phone: 'optional',
    country: 'required',
    product: 'optional',
    employees: 'optional',
    message: 'optional',
  },
  countries: ['AE', 'SA', 'QA', 'OM', 'KW', 'BH', 'EG', 'IR'],
  redirectUrl: null,
  foldDays: 14,
  perMinute: 30,
};
