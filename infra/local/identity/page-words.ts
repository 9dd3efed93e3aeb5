import type { PageLanguage } from './page-language.ts';

interface PageWords {
  readonly title: string;
  readonly lead: string;
  readonly demoAccounts: string;
  readonly otherAccount: string;
  readonly email: string;
  readonly emailInvalid: string;
  readonly continue: string;
  readonly trialNote: string;
  readonly signOutTitle: string;
  readonly signOut: string;
  readonly staySignedIn: string;
  readonly signedOut: string;
  readonly problemTitle: string;
  readonly problemHint: string;
  readonly expired: string;
  readonly roles: Readonly<Record<string, string>>;
}

/** Every sentence of the embedded pages; roles are called what the portal calls them. */
export const pageWords: Readonly<Record<PageLanguage, PageWords>> = {
  en: {
    title: 'Sign in to Rafiq',
    lead: 'Choose whom you want to be.',
    demoAccounts: 'Demo accounts',
    otherAccount: 'Another account',
    email: 'E-mail address',
    emailInvalid: 'Enter an e-mail address, such as name@example.com.',
    continue: 'Continue',
    trialNote:
      'This sign-in page belongs to Rafiq on this machine, for trying it out. It asks for no password.',
    signOutTitle: 'Sign out of Rafiq?',
    signOut: 'Sign out',
    staySignedIn: 'Stay signed in',
    signedOut: 'You are signed out.',
    problemTitle: 'Signing in did not work',
    problemHint: 'Go back to Rafiq and sign in again.',
    expired: 'This sign-in has expired or was already used.',
    roles: {
      'partner-admin': 'Partner admin',
      'partner-seller': 'Seller',
      'channel-manager': 'Channel manager',
      'channel-operations': 'Channel operations',
      finance: 'Finance',
      viewer: 'Viewer',
    },
  },
  ar: {
    title: 'تسجيل الدخول إلى رفيق',
    lead: 'اختر من تريد أن تكون.',
    demoAccounts: 'حسابات تجريبية',
    otherAccount: 'حساب آخر',
    email: 'البريد الإلكتروني',
    emailInvalid: 'أدخل عنوان بريد إلكتروني، مثل name@example.com.',
    continue: 'متابعة',
    trialNote: 'صفحة الدخول هذه جزء من رفيق على هذا الجهاز لغرض التجربة، ولا تطلب كلمة مرور.',
    signOutTitle: 'هل تريد تسجيل الخروج من رفيق؟',
    signOut: 'تسجيل الخروج',
    staySignedIn: 'البقاء',
    signedOut: 'تم تسجيل خروجك.',
    problemTitle: 'تعذّر تسجيل الدخول',
    problemHint: 'ارجع إلى رفيق وسجّل الدخول من جديد.',
    expired: 'انتهت صلاحية محاولة الدخول هذه أو سبق استخدامها.',
    roles: {
      'partner-admin': 'مدير الشريك',
      'partner-seller': 'مندوب مبيعات',
      'channel-manager': 'مدير قناة',
      'channel-operations': 'عمليات القناة',
      finance: 'المالية',
      viewer: 'مُطّلع',
    },
  },
  fa: {
    title: 'ورود به رفیق',
    lead: 'انتخاب کنید با کدام حساب وارد می‌شوید.',
    demoAccounts: 'حساب‌های نمایشی',
    otherAccount: 'حساب دیگر',
    email: 'نشانی ایمیل',
    emailInvalid: 'یک نشانی ایمیل وارد کنید، مانند name@example.com.',
    continue: 'ادامه',
    trialNote: 'این صفحهٔ ورود بخشی از رفیق روی همین دستگاه و برای آزمودن آن است و رمزی نمی‌خواهد.',
    signOutTitle: 'از رفیق خارج می‌شوید؟',
    signOut: 'خروج',
    staySignedIn: 'می‌مانم',
    signedOut: 'خارج شدید.',
    problemTitle: 'ورود انجام نشد',
    problemHint: 'به رفیق برگردید و دوباره وارد شوید.',
    expired: 'مهلت این ورود گذشته یا پیش‌تر استفاده شده است.',
    roles: {
      'partner-admin': 'مدیر سازمان',
      'partner-seller': 'فروشنده',
      'channel-manager': 'مدیر شبکهٔ فروش',
      'channel-operations': 'عملیات شبکهٔ فروش',
      finance: 'مالی',
      viewer: 'بازبین',
    },
  },
};
