import { importFields, importKinds } from '@rafiq/shared/imports/status.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnAliases } from './column-aliases.ts';
import { guessMapping } from './guess-mapping.ts';

describe('a mapping is suggested', () => {
  test('for a list of resellers', () => {
    const columns =
      'reseller_id,name,business_type,phone,address,city,subdivision_code,subdivision,country_code,country,postal_code,sales_territory,product_line,employees,annual_sales_usd,year_opened';
    expect(guessMapping('partners', columns.split(','))).toEqual({
      reseller_id: 'externalId',
      name: 'name',
      phone: 'phone',
      address: 'street',
      city: 'city',
      subdivision: 'subdivision',
      country_code: 'country',
      postal_code: 'postalCode',
      product_line: 'tag',
    });
  });

  test('for sales opportunities, leaving out what tells how they ended', () => {
    const columns =
      'opportunity_id,account,sector,office_location,employees,revenue_musd,product,sales_agent,stage,engage_date,close_date,close_value_usd';
    expect(guessMapping('leads', columns.split(','))).toEqual({
      opportunity_id: 'externalId',
      account: 'company',
      sector: 'industry',
      office_location: 'country',
      employees: 'employees',
      product: 'product',
      sales_agent: 'fact',
      stage: 'fact',
      engage_date: 'receivedAt',
      close_date: 'fact',
    });
  });

  test('for files in Arabic and Persian, in either form of their letters', () => {
    expect(guessMapping('partners', ['الاسم', 'الدوله', 'المدينة'])).toEqual({
      الاسم: 'name',
      الدوله: 'country',
      المدينة: 'city',
    });
    expect(guessMapping('leads', ['نام شركت', 'كشور', 'تلفن'])).toEqual({
      'نام شركت': 'company',
      كشور: 'country',
      تلفن: 'contactPhone',
    });
  });

  test.each([
    ['الموظفون', 'employees'],
    ['عدد الموظفين', 'employees'],
    ['کارکنان', 'employees'],
    ['القطاع', 'industry'],
    ['حوزهٔ فعالیت', 'industry'],
    ['المحافظة', 'subdivision'],
    ['الموقع الإلكتروني', 'website'],
    ['وب‌سایت', 'website'],
    ['رقم الجوال', 'contactPhone'],
    ['شمارهٔ تماس', 'contactPhone'],
    ['الإيميل', 'contactEmail'],
    ['ملاحظات', 'message'],
    ['يادداشت', 'message'],
    ['تاريخ التسجيل', 'receivedAt'],
    ['منتج', 'product'],
    ['اللون', 'fact'],
  ])('for the column %s of leads: %s', (column, field) => {
    expect(guessMapping('leads', [column])).toEqual({ [column]: field });
  });

  test('in every field by a name in Arabic letters and one in Latin ones', () => {
    for (const kind of importKinds) {
      for (const field of importFields[kind]) {
        const names = columnAliases[kind][field] ?? [];
        const scripts = [/\p{Script=Latin}/u, /\p{Script=Arabic}/u];
        const found = scripts.map((script) => names.some((name) => script.test(name)));
        expect([kind, field, ...found]).toEqual([kind, field, field !== 'fact', field !== 'fact']);
        // Alone in its file, whatever names a field is guessed as that field.
        const guessed = names.map((name) => guessMapping(kind, [name])[name]);
        expect([kind, ...guessed]).toEqual([kind, ...names.map(() => field)]);
      }
    }
  });

  test('for amounts in Arabic and Persian no more than in English', () => {
    expect(guessMapping('leads', ['الشركة', 'قيمة الصفقة', 'مبلغ قرارداد', 'المرحلة'])).toEqual({
      الشركة: 'company',
      المرحلة: 'fact',
    });
  });

  test('that names no field of another kind and uses each field but facts and tags once', () => {
    const column = fc.oneof(
      fc.constantFrom('Name', 'company', 'ID', 'e-mail', 'Country', 'country code'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...importKinds), fc.uniqueArray(column), (kind, columns) => {
        const fields = Object.values(guessMapping(kind, columns)).filter((field) => field !== 'fact');
        expect(new Set(fields).size).toBe(fields.length);
        expect(importFields[kind]).toEqual(expect.arrayContaining(fields));
      }),
    );
  });
});
