import { beginningOf } from '@rafiq/shared/beginning-of.ts';
import type { ImportField } from '@rafiq/shared/imports/status.ts';
import type { Reason } from '@rafiq/shared/reason.ts';
import { cleanText } from './clean-text.ts';
import type { RowFault, RowNotice } from './row-reasons.ts';

/** Something said about a row: at which column and value, and why. */
export interface RowRemark {
  column: string | null;
  value: string | null;
  reason: Reason;
}

/** What a cell answers that could not be read. */
export interface Unread {
  fault: RowFault;
}
const isUnread = (value: unknown): value is Unread =>
  typeof value === 'object' && value !== null && 'fault' in value;

/** What became of a row before any room saw it. */
export type RowReading<Input> =
  | { kind: 'input'; input: Input; externalId: string; notices: RowRemark[] }
  | { kind: 'refused'; faults: RowRemark[] };

/** The columns of a file and the field each is mapped to. */
export interface RowLayout {
  columns: readonly string[];
  /** Field → positions of its columns. */
  fields: ReadonlyMap<string, readonly number[]>;
}

/** Resolves a sound mapping against the columns of its file. */
export function layoutOf(columns: readonly string[], mapping: Readonly<Record<string, string>>): RowLayout {
  const fields = new Map<string, number[]>();
  for (const [index, column] of columns.entries()) {
    const field = Object.hasOwn(mapping, column) ? mapping[column] : undefined;
    if (field !== undefined) fields.set(field, [...(fields.get(field) ?? []), index]);
  }
  return { columns, fields };
}

/** Of a value that something is said about, this much is shown. */
export const longestShown = 200;

/** A remark on a row as a whole. */
const ofRow = (code: RowFault | RowNotice, params: Reason['params']): RowRemark => ({
  column: null,
  value: null,
  reason: { code: `import.${code}`, params },
});

// Numbers and phones begin with + or -, handles with @: an equals sign is a formula and nothing else.
const formula = /^[=\uff1d]./u;

/** Reads the mapped cells of one row, cleaned, and gathers what is to be said about them. */
export class RowReader {
  readonly faults: RowRemark[] = [];
  readonly notices: RowRemark[] = [];
  readonly #layout: RowLayout;
  readonly #cells: readonly string[];

  constructor(layout: RowLayout, cells: readonly string[]) {
    this.#layout = layout;
    this.#cells = cells;
    const counted = { expected: layout.columns.length, found: cells.length };
    const surplus = cells.slice(layout.columns.length).some((cell) => cell.trim() !== '');
    if (surplus) this.faults.push(ofRow('column-count', counted));
    if (cells.length < layout.columns.length) this.notices.push(ofRow('cells-missing', counted));
  }

  /** The text of a field; undefined if it is not mapped or its cell is empty. */
  text(field: ImportField, options: { lines?: boolean } = {}): string | undefined {
    const [position] = this.#layout.fields.get(field) ?? [];
    return position === undefined ? undefined : this.#cleaned(position, options);
  }

  /** The texts of a field that several columns may be mapped to, with the names of those columns. */
  texts(field: ImportField): { column: string; text: string }[] {
    return (this.#layout.fields.get(field) ?? []).flatMap((position) => {
      const text = this.#cleaned(position, {});
      return text === undefined ? [] : [{ column: this.#layout.columns[position] ?? '', text }];
    });
  }

  /** A field read into something else; what it cannot be read as becomes a fault of the row. */
  value<Value>(field: ImportField, read: (text: string) => Value): Exclude<Value, Unread> | undefined {
    const text = this.text(field);
    const value = text === undefined ? undefined : read(text);
    if (!isUnread(value)) return value as Exclude<Value, Unread> | undefined;
    this.refuse(field, value.fault);
    return undefined;
  }

  /** The value by the name of a field or of a column, for patterns. */
  named(name: string): string | undefined {
    const [mapped] = this.#layout.fields.get(name) ?? [];
    const position = mapped ?? this.#layout.columns.indexOf(name);
    return position < 0 ? undefined : this.#cleaned(position, {});
  }

  refuse(field: ImportField, fault: RowFault, params: Reason['params'] = {}): void {
    this.faults.push(this.#remark(field, fault, params));
  }

  notice(field: ImportField, notice: RowNotice, params: Reason['params'] = {}): void {
    this.notices.push(this.#remark(field, notice, params));
  }

  #remark(field: ImportField, code: RowFault | RowNotice, params: Reason['params']): RowRemark {
    const [position] = this.#layout.fields.get(field) ?? [];
    return this.#remarkAt(position, code, params);
  }

  #remarkAt(position: number | undefined, code: RowFault | RowNotice, params: Reason['params']): RowRemark {
    const cell = position === undefined ? undefined : this.#cells[position];
    return {
      column: position === undefined ? null : (this.#layout.columns[position] ?? null),
      value: cell === undefined ? null : beginningOf(cleanText(cell).text, longestShown),
      reason: { code: `import.${code}`, params },
    };
  }

  #cleaned(position: number, options: { lines?: boolean }): string | undefined {
    const { text, cleaned } = cleanText(this.#cells[position] ?? '', options);
    if (cleaned) this.#noticeOnce(position, 'control-characters-removed');
    if (formula.test(text)) this.#noticeOnce(position, 'formula-as-text');
    return text === '' ? undefined : text;
  }

  #noticeOnce(position: number, notice: RowNotice): void {
    const remark = this.#remarkAt(position, notice, {});
    const said = this.notices.some(
      ({ column, reason }) => column === remark.column && reason.code === remark.reason.code,
    );
    if (!said) this.notices.push(remark);
  }
}
