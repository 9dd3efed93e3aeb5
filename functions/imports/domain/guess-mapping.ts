import { fold } from '@rafiq/shared/fold.ts';
import { importFields, type ImportField, type ImportKind } from '@rafiq/shared/imports/status.ts';
import { isAdded } from './added-columns.ts';
import { columnAliases } from './column-aliases.ts';

/** An article in front of an Arabic word makes no other name: `الموظفون` is `موظفون`. */
const article = /(^| )ال(?=\p{L}{3})/gu;

const plainName = (name: string): string =>
  fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(article, '$1');

// An amount may tell how a lead ended: it is kept as a fact only if a person asks for it.
const tellsAnAmount = new RegExp(
  `(^| )(${[
    ...['value', 'amount', 'revenue', 'price', 'usd', 'eur', 'musd', 'won', 'outcome', 'result'],
    ...['القيمة', 'قيمة', 'المبلغ', 'الإيرادات', 'إيرادات', 'السعر', 'النتيجة', 'نتيجة'],
    ...['ارزش', 'مبلغ', 'درآمد', 'قیمت', 'نتیجه'],
  ]
    .map(plainName)
    .join('|')})( |$)`,
);

/**
 * The mapping that a file's column names suggest: each field takes the column with its likeliest name, each
 * column serves once. What else a file of leads holds is kept as facts, but for amounts.
 */
export function guessMapping(kind: ImportKind, header: readonly string[]): Record<string, ImportField> {
  const columns = header.filter((column) => !isAdded(column));
  const free = new Map(columns.map((column) => [plainName(column), column] as const).reverse());
  const chosen = new Map<string, ImportField>();
  for (const field of importFields[kind]) {
    const names = columnAliases[kind][field] ?? [];
    const name = names.map(plainName).find((alias) => free.has(alias));
    const column = name === undefined ? undefined : free.get(name);
    if (name === undefined || column === undefined) continue;
    chosen.set(column, field);
    free.delete(name);
  }
  if (kind === 'leads') {
    for (const column of columns) {
      if (!chosen.has(column) && !tellsAnAmount.test(plainName(column))) chosen.set(column, 'fact');
    }
  }
  return Object.fromEntries(
    columns.flatMap((column) => {
      const field = chosen.get(column);
      return field === undefined ? [] : [[column, field] as const];
    }),
  );
}
