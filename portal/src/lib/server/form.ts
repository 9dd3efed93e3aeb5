import { latinDigits } from '#lib/format/latin-digits.ts';

/** Reads the fields of a posted form as the contracts want them: trimmed, and absent where left empty. */
export class PostedForm {
  readonly #data: FormData;

  private constructor(data: FormData) {
    this.#data = data;
  }

  static async of(request: Request): Promise<PostedForm> {
    return new PostedForm(await request.formData());
  }

  /** The text of a field; undefined if it is missing or empty. */
  text(name: string): string | undefined {
    const value = this.#data.get(name);
    const text = typeof value === 'string' ? value.trim() : '';
    return text === '' ? undefined : text;
  }

  /** The text of a field that the form always sends; the API says what is wrong with an empty one. */
  textOrEmpty(name: string): string {
    return this.text(name) ?? '';
  }

  /** Every text of a field that may occur several times. */
  texts(name: string): string[] {
    return this.#data
      .getAll(name)
      .map((value) => (typeof value === 'string' ? value.trim() : ''))
      .filter((text) => text !== '');
  }

  /**
   * A number in any of the readers' digits; undefined if empty. What is no number goes on as it was typed, for the
   * API to refuse at its field: JSON would turn NaN into null, and null clears.
   */
  number(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const number = Number(latinDigits(text));
    return Number.isFinite(number) ? number : (text as unknown as number);
  }

  /** An exact decimal as text, in any of the readers' digits; undefined if empty. For money, which no number holds. */
  decimal(name: string): string | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : latinDigits(text);
  }

  /** Whether a checkbox was ticked. */
  ticked(name: string): boolean {
    return this.#data.has(name);
  }

  /** What was typed, field by field, so that a refused form without script comes back as it was. */
  get values(): Record<string, string> {
    const texts = [...this.#data].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return Object.fromEntries(texts);
  }

  get idempotencyKey(): string | undefined {
    return this.text('idempotencyKey');
  }
}
