import type { UnknownValue } from '@rafiq/shared/imports/contract.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import { readCatalogue } from '#functions/products/index.ts';
import { countryNames, readCountry, type ConfirmedCountries } from './domain/read-country.ts';
import { layoutOf } from './domain/row-reader.ts';
import { suggester } from './domain/suggest-values.ts';
import { unknownValues, type ValueKnowledge } from './domain/unknown-values.ts';
import type { FileLook } from './look-into-file.ts';

/** The products and countries of a file's beginning that nobody knows yet (1 request per megabyte of catalogue). */
export async function findUnknownValues(
  { columns, rows }: FileLook,
  mapping: Readonly<Record<string, string>>,
  confirmed: ConfirmedCountries,
  language: UiLanguage,
): Promise<UnknownValue[]> {
  const { fields } = layoutOf(columns, mapping);
  const inColumn = (knowledge: ValueKnowledge): UnknownValue[] => {
    const [position] = fields.get(knowledge.field) ?? [];
    if (position === undefined) return [];
    return unknownValues(rows, { position, column: columns[position] ?? '' }, knowledge);
  };
  const countries = inColumn({
    field: 'country',
    isKnown: (text) => readCountry(text, confirmed) !== undefined,
    suggest: suggester(countryNames(language)),
  });
  return fields.has('product') ? [...inColumn(await knownProducts()), ...countries] : countries;
}

async function knownProducts(): Promise<ValueKnowledge> {
  const catalogue = await readCatalogue();
  return {
    field: 'product',
    isKnown: (text) => catalogue.find(text) !== undefined,
    suggest: suggester(
      catalogue.names.map(({ product, name }) => ({ value: product.id, label: product.name, name })),
    ),
  };
}
