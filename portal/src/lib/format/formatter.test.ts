import { describe, expect, it } from 'vitest';
import { createFormatter } from './formatter.ts';
import { tagOf } from './reader.ts';
import type { Reader } from './reader.ts';

const en: Reader = { locale: 'en', timeZone: 'Asia/Dubai', calendar: 'gregorian' };
const fa: Reader = { locale: 'fa', timeZone: 'Asia/Tehran', calendar: 'persian' };
const ar: Reader = { locale: 'ar', timeZone: 'Asia/Riyadh', calendar: 'islamic-umalqura' };
const writer = (reader: Reader) => createFormatter(() => reader);
const plain = (text: string) => text.replace(/[\u00a0\u202f]/gu, ' ').replace(/[\u200e\u200f\u061c]/gu, '');
const at = '2026-11-22T21:30:00.000Z';

describe('tags', () => {
  it('name language, calendar and digits', () => {
    expect(tagOf(fa)).toBe('fa-IR-u-ca-persian-nu-arabext');
    expect(tagOf(ar)).toBe('ar-SA-u-ca-islamic-umalqura-nu-arab');
    expect(tagOf({ locale: 'ar', calendar: 'gregorian' })).toBe('ar-AE-u-ca-gregory-nu-arab');
  });
});

describe('money', () => {
  it('keeps the digits of its currency', () => {
    expect(plain(writer(en).money({ amount: '1250.00', currency: 'AED' }))).toBe('AED 1,250.00');
    expect(plain(writer(en).money({ amount: '1250', currency: 'JPY' }))).toBe('JPY 1,250');
    expect(plain(writer(en).money({ amount: '1.5', currency: 'KWD' }))).toBe('KWD 1.500');
  });
  it('stays exact beyond what a number can hold', () => {
    expect(plain(writer(en).money({ amount: '9007199254740993.01', currency: 'USD' }))).toBe(
      'USD 9,007,199,254,740,993.01',
    );
  });
  it('writes Persian digits for Persian readers', () => {
    expect(writer(fa).money({ amount: '1250.00', currency: 'AED' })).toContain('۱٬۲۵۰');
  });
});

describe('differences', () => {
  it('bear their sign, but for none', () => {
    expect([12, -3, 0, 1200].map((value) => plain(writer(en).signed(value)))).toEqual([
      '+12',
      '-3',
      '0',
      '+1,200',
    ]);
    expect(plain(writer(fa).signed(-3))).toBe('−۳');
    expect(plain(writer(ar).signed(12))).toBe('+١٢');
  });
});

describe('distances', () => {
  it('are whole kilometres in the digits of the reader', () => {
    expect(plain(writer(en).kilometres(1234.6))).toBe('1,235 km');
    expect(plain(writer(fa).kilometres(80))).toBe('۸۰ کیلومتر');
  });
});

describe('dates', () => {
  it("are those of the reader's zone", () => {
    expect(writer(en).date(at)).toBe('23 Nov 2026');
    expect(writer({ ...en, timeZone: 'America/New_York' }).date(at)).toBe('22 Nov 2026');
  });
  it("are those of the reader's calendar", () => {
    expect(plain(writer(fa).date(at))).toBe('۲ آذر ۱۴۰۵');
    expect(plain(writer(ar).date(at))).toContain('١٤٤٨');
    expect(plain(writer({ ...ar, calendar: 'gregorian' }).date(at))).toBe('٢٣ نوفمبر ٢٠٢٦');
  });
  it('leave calendar days alone in every zone', () => {
    expect(writer({ ...en, timeZone: 'Pacific/Kiritimati' }).day('2026-11-22')).toBe('22 Nov 2026');
  });
  it('name weekdays by ISO number', () => {
    expect(writer(en).weekday(1)).toBe('Monday');
    expect(writer(fa).weekday(6)).toBe('شنبه');
  });
  it('write wall-clock times', () => {
    expect(writer(en).clockTime('8:30')).toBe('08:30');
    expect(writer(fa).clockTime('08:30')).toBe('۸:۳۰');
  });
});

describe('a month', () => {
  it('is of the Gregorian calendar and says so, whatever the reader’s own', () => {
    expect(writer(en).month('2026-11')).toBe('November 2026');
    expect(plain(writer(fa).month('2026-11'))).toBe('نوامبر ۲۰۲۶');
    expect(plain(writer(ar).month('2026-01'))).toContain('يناير');
  });
});

describe('relative time', () => {
  const now = Date.parse(at);
  it('rounds towards now', () => {
    expect(writer(en).relative(now - 5_000, now)).toBe('now');
    expect(writer(en).relative(now - 3 * 3_600_000 - 59_000, now)).toBe('3 hours ago');
    expect(writer(en).relative(now + 2 * 86_400_000 + 1, now)).toBe('in 2 days');
    expect(writer(en).relative(now - 86_400_000, now)).toBe('yesterday');
  });
});

describe('duration', () => {
  it('tells the two largest units', () => {
    expect(plain(writer(en).duration(3 * 3_600_000 + 12 * 60_000))).toBe('3 hrs 12 mins');
    expect(plain(writer(en).duration(26 * 3_600_000))).toBe('1 day 2 hrs');
    expect(plain(writer(en).duration(90_000))).toBe('1 min 30 secs');
  });
  it('is never negative', () => {
    expect(plain(writer(en).duration(-1))).toBe('0 secs');
  });
});

describe('names', () => {
  it("speak the reader's language", () => {
    expect(writer(en).country('AE')).toBe('United Arab Emirates');
    expect(writer(ar).country('EG')).toBe('مصر');
    expect(writer(fa).country('IR')).toBe('ایران');
    expect(writer(en).country('ZZ')).toBeTypeOf('string');
    expect(writer(en).language('fa')).toBe('Persian');
    expect(writer(en).list(['a', 'b', 'c'])).toBe('a, b and c');
    expect(writer(en).list(['a', 'b', 'c'], 'disjunction')).toBe('a, b or c');
  });
  it('give a zone its city and offset', () => {
    expect(writer(en).zone('Asia/Dubai', Date.parse(at))).toBe('Dubai (GMT+4)');
    expect(plain(writer(ar).zone('Africa/Cairo', Date.parse(at)))).toBe('توقيت مصر (غرينتش+٢)');
    expect(writer(fa).zone('UTC', Date.parse(at))).toBe('UTC');
  });
});
