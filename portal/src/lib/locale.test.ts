import { describe, expect, it } from 'vitest';
import { chooseLocale } from './locale.ts';

describe('chooseLocale', () => {
  it('keeps to what the reader chose', () => {
    expect(chooseLocale('fa', 'ar,en;q=0.5', 'en')).toBe('fa');
  });
  it('takes the best wish of the browser that exists', () => {
    expect(chooseLocale(undefined, 'de-DE,ar-EG;q=0.8,en;q=0.5', 'en')).toBe('ar');
    expect(chooseLocale(undefined, 'en;q=0.2, fa-IR;q=0.9', 'en')).toBe('fa');
  });
  it('heeds a refusal', () => {
    expect(chooseLocale(undefined, 'ar;q=0, fa;q=0.1', 'en')).toBe('fa');
  });
  it('falls back to the channel’s own for anything else', () => {
    expect(chooseLocale('xx', null, 'ar')).toBe('ar');
    expect(chooseLocale(undefined, ',;q=,q=1', 'fa')).toBe('fa');
  });
});
